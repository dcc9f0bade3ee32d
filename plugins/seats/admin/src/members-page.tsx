import {
  arrangeRows,
  type Column,
  DataTable,
  type DocumentScreenProps,
  Loaded,
  Secondary,
  useDayText,
  useText,
  useUrlTable,
} from '@cordee/kernel/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Member, MembersView } from '../../admin-api.ts';
import { EditMember } from './edit-member';
import { InvitationLine } from './invitation-line';
import { MemberName } from './member-name';
import { NewMember } from './new-member';
import { OwnLastDay } from './own-last-day';
import { PasteMembers } from './paste-members';
import { RemoveMember, UndoRemove } from './remove-member';
import { SessionActions } from './session-actions';
import { SlotIcons } from './slot-actions';
import { Standing } from './slot-standing';
import { TransferMembers } from './transfer-members';
import { nameOf, useMembers, useRemovedMembers } from './use-members';

/** The members of a session at full width, where many of them can be searched and sorted. (SEAT-2, SEAT-7) */
export default function MembersPage({ document: session }: DocumentScreenProps) {
  const t = useText('seats.members');
  const slots = useText('seats.slots');
  const control = useUrlTable();
  const { removedFrom, noteRemoved } = useRemovedMembers();
  const columnsIn = useColumns(session, noteRemoved);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());

  return (
    <Loaded of={useMembers(session)}>
      {(view) => {
        const columns = columnsIn(view);
        const { rows, total, pages } = arrangeRows(view.members, {
          control,
          columns,
          searched: (member) => `${nameOf(member)} ${member.email}`,
        });
        return (
          <Flex direction="column" alignItems="stretch" gap={6}>
            <SessionActions session={session} view={view} />
            <DataTable
              label={t('title')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              control={control}
              search={t('search')}
              count={[t(control.search ? 'found' : 'total', { total }), view.slots && slots('count', view.slots)]
                .filter(Boolean)
                .join(' · ')}
              pages={pages}
              selection={{ keys: ticked, change: setTicked, name: nameOf }}
            />
            <TransferMembers session={session} ticked={ticked} onChange={setTicked} />
            {removedFrom(view.members).map((member) => (
              <UndoRemove key={member.email} session={session} member={member} view={view} />
            ))}
            <Box background="neutral0" hasRadius shadow="tableShadow" padding={6} maxWidth="32rem">
              <Flex direction="column" alignItems="stretch" gap={4}>
                <Typography variant="delta" tag="h2">
                  {t('new')}
                </Typography>
                <NewMember session={session} view={view} />
              </Flex>
            </Box>
            <PasteMembers session={session} view={view} />
          </Flex>
        );
      }}
    </Loaded>
  );
}

/** The names of those who manage a member. */
const managersOf = ({ managers }: MembersView, member: Member) =>
  managers
    .filter(({ id }) => member.managers.includes(id))
    .map(({ name }) => name)
    .join(', ');

const nameIn = ({ establishments }: MembersView, document: string) => establishments.find((each) => each.document === document)?.name ?? '';

function useColumns(session: string, onRemoved: (member: Member) => void) {
  const t = useText('seats.members');
  const roleName = useText('seats.role');
  const dayText = useDayText();
  const slotColumn = useSlotColumn();
  const establishmentColumn = (view: MembersView): Column<Member> => ({
    id: 'establishment',
    header: t('establishment'),
    sortBy: ({ establishment }) => nameIn(view, establishment),
    cell: ({ establishment }) => nameIn(view, establishment),
  });
  return (view: MembersView): Column<Member>[] => [
    {
      id: 'person',
      header: t('person'),
      sortBy: nameOf,
      cell: (member) => (
        <>
          <MemberName member={member} />
          <Secondary>{member.email}</Secondary>
          {member.doubtful && <Secondary color="warning700">{t('doubtful')}</Secondary>}
        </>
      ),
    },
    { id: 'role', header: t('role'), sortBy: ({ role }) => roleName(role), cell: ({ role }) => roleName(role) },
    ...(view.slots ? [slotColumn] : []),
    ...(view.establishments.length > 1 ? [establishmentColumn(view)] : []),
    {
      id: 'managers',
      header: t('managers'),
      sortBy: (member) => managersOf(view, member),
      cell: (member) => managersOf(view, member) || '–',
    },
    {
      id: 'endsOn',
      header: t('lastDay'),
      sortBy: ({ ownEndsOn }) => ownEndsOn ?? view.endsOn,
      cell: (member) => (member.ownEndsOn ? <OwnLastDay member={member} /> : dayText(view.endsOn)),
    },
    {
      id: 'invitation',
      header: t('invitation'),
      sortBy: ({ invitation }) => invitation?.at ?? null,
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

/** In a slot session, who holds a slot, and who waits at which place: in this order. (SEAT-7, ROT-1) */
function useSlotColumn(): Column<Member> {
  const t = useText('seats.slots');
  return {
    id: 'slot',
    header: t('title'),
    sortBy: ({ standing }) => standing?.slot ?? (standing?.place ? AFTER_SLOTS + standing.place : null),
    cell: ({ standing, role }) => <Standing standing={standing} role={role} />,
  };
}

/** More than any number of a slot. */
const AFTER_SLOTS = 1_000_000;
