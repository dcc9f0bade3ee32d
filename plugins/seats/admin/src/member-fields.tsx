import { DayField, isDay, Loaded, useDayText, useEndpoint, useText } from '@cordee/kernel/admin';
import { Checkbox, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { type ManagerToChoose, type MembersView, seatsAdminApi } from '../../admin-api.ts';

/** What staff decide of a member. `endsOn`: their own last day, as far as it is typed; `establishment`: empty for the first of the company;
 * `managers`: their memberships. */
export type MemberInput = Readonly<{ endsOn: string | null; establishment: string; managers: string[] }>;

/** Whether what is typed can be sent. */
export const isComplete = ({ endsOn }: MemberInput): boolean => endsOn === null || isDay(endsOn);

type Manager = Pick<ManagerToChoose, 'name' | 'email'>;

type Props = Readonly<{
  /** The session whose managers can be chosen; without it, there is no choice. */
  session?: string;
  view: MembersView /** The membership of the member, once there is one. */;
  member?: string;
  input: MemberInput;
  onChange: (changes: Partial<MemberInput>) => void;
  /** The label of the last day, where it is not that of one member. */
  lastDay?: string;
}>;

/** A manager by name, and by address where another has the same name. */
const shownManager = ({ name, email }: Manager, among: readonly Manager[]): string =>
  among.some((other) => other.name === name && other.email !== email) ? `${name}, ${email}` : name;

/** Many managers scroll. */
const LIST = { border: 0, padding: 0, maxHeight: '16rem', overflowY: 'auto' } as const;

/** The establishment of a member, to choose where the company has several, who manages them, and a last day of their own. (SEAT-1, SEAT-6, ACC-8) */
export function MemberFields({ session, view: { endsOn, establishments }, member, input, onChange, lastDay }: Props) {
  const t = useText('seats.members');
  const dayText = useDayText();
  return (
    <>
      {establishments.length > 1 && (
        <Field.Root name="member-establishment">
          <Field.Label>{t('establishment')}</Field.Label>
          <SingleSelect
            value={input.establishment || establishments[0]?.document}
            onChange={(chosen: string | number) => onChange({ establishment: String(chosen) })}
          >
            {establishments.map(({ document, name }) => (
              <SingleSelectOption key={document} value={document}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
      {session && <Managers session={session} member={member} chosen={input.managers} onChange={(managers) => onChange({ managers })} />}
      <DayField
        name="member-ends-on"
        label={lastDay ?? t('ownLastDay')}
        hint={t('ownLastDayHint', { day: dayText(endsOn) })}
        value={input.endsOn}
        onChange={(day) => onChange({ endsOn: day })}
      />
    </>
  );
}

type ManagersProps = Readonly<{ session: string; member: string | undefined } & Omit<ChoiceProps, 'managers'>>;

const Managers = ({ session, member, ...choice }: ManagersProps) => (
  <Loaded of={useEndpoint(seatsAdminApi.managersToChoose, { params: { session } })}>
    {({ managers }) => <ManagerChoice managers={managers.filter(({ id }) => id !== member)} {...choice} />}
  </Loaded>
);

type ChoiceProps = Readonly<{ managers: readonly ManagerToChoose[]; chosen: string[]; onChange: (managers: string[]) => void }>;

/** Who manages a member: those who can be chosen, and those who were before. (ACC-8) */
function ManagerChoice({ managers, chosen, onChange }: ChoiceProps) {
  const t = useText('seats.members');
  const [tied] = useState(chosen);
  const choices = managers.filter(({ id, available }) => available || tied.includes(id));
  if (choices.length === 0) return null;

  return (
    <Flex tag="fieldset" direction="column" alignItems="stretch" gap={2} style={LIST}>
      <Typography tag="legend" variant="pi" fontWeight="bold">
        {t('managers')}
      </Typography>
      {choices.map(({ id, reference, available, ...manager }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onCheckedChange={(isChosen: boolean | 'indeterminate') =>
            onChange([...chosen.filter((each) => each !== id), ...(isChosen === true ? [id] : [])])
          }
        >
          {`${shownManager(manager, choices)} (${reference})${available ? '' : ` · ${t('managerUnavailable')}`}`}
        </Checkbox>
      ))}
    </Flex>
  );
}
