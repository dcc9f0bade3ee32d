import { type Column, Secondary, useDayText, useText } from '@cordee/kernel/admin';
import { Flex } from '@strapi/design-system';
import type { Member, MembersView } from '../../admin-api.ts';
import { EditMember } from './edit-member';
import { InvitationLine } from './invitation-line';
import { MemberName } from './member-name';
import { OwnLastDay } from './own-last-day';
import { RemoveMember } from './remove-member';
import { SlotIcons } from './slot-actions';
import { Standing } from './slot-standing';
import { nameOf } from './use-members';

/** The columns of the members of a session. The server sorts by those that have `sortBy`. (SEAT-2, SEAT-7) */
export function useMemberColumns(session: string, onRemoved: (member: Member) => void) {
  const t = useText('seats.members');
  const roleName = useText('seats.role');
  const slots = useText('seats.slots');
  const dayText = useDayText();
  const slotColumn: Column<Member> = {
    id: 'slot',
    header: slots('title'),
    sortBy: ({ standing }) => standing?.slot ?? null,
    cell: ({ standing, role }) => <Standing standing={standing} role={role} />,
  };
  const establishmentColumn: Column<Member> = {
    id: 'establishment',
    header: t('establishment'),
    sortBy: ({ establishmentName }) => establishmentName,
    cell: ({ establishmentName }) => establishmentName,
  };
  return (view: MembersView): Column<Member>[] => [
    {
      id: 'person',
      header: t('person'),
      sortBy: ({ lastName }) => lastName,
      cell: (member) => (
        <>
          <MemberName member={member} />
          <Secondary>{member.email}</Secondary>
          {member.doubtful && <Secondary color="warning700">{t('doubtful')}</Secondary>}
        </>
      ),
    },
    { id: 'role', header: t('role'), sortBy: ({ role }) => role, cell: ({ role }) => roleName(role) },
    ...(view.slots ? [slotColumn] : []),
    ...(view.establishments.length > 1 ? [establishmentColumn] : []),
    { id: 'managers', header: t('managers'), cell: ({ managerNames }) => managerNames.join(', ') || '–' },
    {
      id: 'endsOn',
      header: t('lastDay'),
      sortBy: ({ ownEndsOn }) => ownEndsOn,
      cell: (member) => (member.ownEndsOn ? <OwnLastDay member={member} /> : dayText(view.endsOn)),
    },
    {
      id: 'invitation',
      header: t('invitation'),
      cell: (member) => (member.invitation ? <InvitationLine session={session} member={member} timeZone={view.timeZone} /> : '–'),
    },
    {
      id: 'action',
      header: t('action'),
      cell: (member) => (
        <Flex>
          <SlotIcons session={session} member={member.id} standing={member.standing} about={nameOf(member)} />
          <EditMember session={session} member={member} view={view} />
          <RemoveMember session={session} member={member} seats={view.seats} onRemoved={onRemoved} />
        </Flex>
      ),
    },
  ];
}
