import {
  arrangeRows,
  type Column,
  DataTable,
  type DocumentScreenProps,
  Loaded,
  Secondary,
  useText,
  useUrlTable,
} from '@cordee/kernel/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import type { Member, MembersView } from '../../admin-api.ts';
import { EditMember } from './edit-member';
import { InvitationLine } from './invitation-line';
import { MemberName } from './member-name';
import { NewMember } from './new-member';
import { OwnLastDay, useDayText } from './own-last-day';
import { RemoveMember, UndoRemove } from './remove-member';
import { nameOf, useMembers, useRemovedMembers } from './use-members';

/** The members of a session at full width, where many of them can be searched and sorted. (SEAT-2) */
export default function MembersPage({ document: session }: DocumentScreenProps) {
  const t = useText('seats.members');
  const control = useUrlTable();
  const { removedFrom, noteRemoved } = useRemovedMembers();
  const columnsIn = useColumns(session, noteRemoved);

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
            <DataTable
              label={t('title')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              control={control}
              search={t('search')}
              count={t(control.search ? 'found' : 'total', { total })}
              pages={pages}
            />
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
    {
      id: 'establishment',
      header: t('establishment'),
      sortBy: ({ establishment }) => nameIn(view, establishment),
      cell: ({ establishment }) => nameIn(view, establishment),
    },
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
          <EditMember session={session} member={member} view={view} />
          <RemoveMember session={session} member={member} onRemoved={onRemoved} />
        </Flex>
      ),
    },
  ];
}
