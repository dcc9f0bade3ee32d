import { FilterSelect, useText, type useUrlTable } from '@cordee/kernel/admin';
import { Box, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { PERSON_ROLES, PERSON_STATES } from '../../people-admin-api.ts';
import { SessionField } from './membership-fields';

/** The filters of the list of people. */
export const FILTERS = ['state', 'role', 'session', 'company'] as const;

type Props = Readonly<{
  control: ReturnType<typeof useUrlTable<(typeof FILTERS)[number]>>;
  /** How the session and the company are called whose people are listed. */
  session: string | null;
  company: string | null;
}>;

/** What the list of people is filtered by: state and role, the session, and the company that a link named. (ACC-13) */
export function PeopleFilters({ control, session, company }: Props) {
  const t = useText('staff.people');
  const roleName = useText('staff.people.role');
  const stateName = useText('staff.people.state');
  const choose = (filters: Readonly<Record<string, string>>) => control.change({ filters });
  return (
    <>
      <FilterSelect
        control={control}
        filter="state"
        label={t('state')}
        choices={PERSON_STATES.map((value) => ({ value, name: stateName(value) }))}
      />
      <FilterSelect
        control={control}
        filter="role"
        label={t('role')}
        choices={PERSON_ROLES.map((value) => ({ value, name: roleName(value) }))}
      />
      {control.filters.session ? (
        <EndFilter onEnd={() => choose({ session: '' })}>{t('inSession', { session: session ?? '?' })}</EndFilter>
      ) : (
        <Box minWidth="16rem">
          <SessionField
            size="S"
            label={t('filterSession')}
            session={null}
            onChange={(chosen) => chosen && choose({ session: chosen.document })}
          />
        </Box>
      )}
      {control.filters.company && (
        <EndFilter onEnd={() => choose({ company: '' })}>{t('inCompany', { company: company ?? '?' })}</EndFilter>
      )}
    </>
  );
}

/** A filter that, pressed, ends. */
const EndFilter = ({ children, onEnd }: Readonly<{ children: string; onEnd: () => void }>) => {
  const t = useText('staff.people');
  return (
    <Tag icon={<Cross />} label={t('endFilter', { filter: children })} onClick={onEnd}>
      {children}
    </Tag>
  );
};
