import { FilterSelect, useText } from '@cordee/kernel/admin';
import { INVITATION_STATES, MEMBER_ROLES, STANDINGS } from '../../sessions-admin-api.ts';

/** The filters of the members of a session, as the address of its page names them. */
export const MEMBER_FILTERS = ['role', 'standing', 'invitation', 'blocked'] as const;

type Props = Readonly<{ control: Parameters<typeof FilterSelect<(typeof MEMBER_FILTERS)[number]>>[0]['control']; hasSlots: boolean }>;

/** The filters above the members of a session: role, slot, invitation and block. (SEAT-2) */
export function MemberFilters({ control, hasSlots }: Props) {
  const t = useText('seats.members');
  const roleName = useText('seats.role');
  const names = useText('seats.filter');
  const choices = (filter: string, values: readonly string[]) => values.map((value) => ({ value, name: names(`${filter}.${value}`) }));
  return (
    <>
      <FilterSelect
        control={control}
        filter="role"
        label={t('role')}
        choices={MEMBER_ROLES.map((value) => ({ value, name: roleName(value) }))}
      />
      {hasSlots && <FilterSelect control={control} filter="standing" label={names('standing')} choices={choices('standing', STANDINGS)} />}
      <FilterSelect control={control} filter="invitation" label={t('invitation')} choices={choices('invitation', INVITATION_STATES)} />
      <FilterSelect control={control} filter="blocked" label={names('blocked')} choices={choices('blocked', ['yes', 'no'])} />
    </>
  );
}
