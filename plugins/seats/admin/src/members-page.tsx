import { DataTable, type DocumentScreenProps, Loaded, Section, useText, useUrlTable } from '@cordee/kernel/admin';
import { Box, Flex } from '@strapi/design-system';
import { useMemberColumns } from './member-columns';
import { MEMBER_FILTERS, MemberFilters } from './member-filters';
import { NewMember } from './new-member';
import { PasteMembers } from './paste-members';
import { UndoRemove } from './remove-member';
import { SessionActions } from './session-actions';
import { PeopleLink } from './session-link';
import { SessionSummary } from './session-summary';
import { SlotBoard } from './slot-board';
import { SlotTimeline } from './slot-timeline';
import { TransferMembers } from './transfer-members';
import { nameOf, useMembers, useRemovedMembers } from './use-members';
import { useTicked } from './use-ticked';

/** A session at full width: its contract, and its members, of whom many are searched, filtered, sorted and paged. (SEAT-2, SEAT-7) */
export default function MembersPage({ document: session }: DocumentScreenProps) {
  const t = useText('seats.members');
  const slots = useText('seats.board');
  const timeline = useText('seats.timeline');
  const control = useUrlTable(MEMBER_FILTERS);
  const { page, search, sort, filters } = control;
  const { removedFrom, noteRemoved, noteAdded } = useRemovedMembers();
  const { ticked, setTicked, untick } = useTicked();
  const columnsIn = useMemberColumns(session, (member) => {
    noteRemoved(member);
    untick([member.id]);
  });
  const isFiltered = search !== '' || MEMBER_FILTERS.some((name) => filters[name]);

  return (
    <Loaded of={useMembers(session, { page, search, sort, ...filters })}>
      {(view) => (
        <Flex direction="column" alignItems="stretch" gap={6}>
          <SessionSummary view={view} />
          <SessionActions session={session} view={view} />
          <PeopleLink of="session" document={session} />
          <DataTable
            label={t('title')}
            columns={columnsIn(view)}
            rows={view.members}
            rowKey={({ id }) => id}
            control={control}
            search={t('search')}
            filters={<MemberFilters control={control} hasSlots={view.slots !== null} />}
            count={t(isFiltered ? 'found' : 'total', { total: view.total })}
            pages={view.pages}
            selection={{ keys: ticked, change: setTicked, name: nameOf }}
          />
          <TransferMembers session={session} ticked={ticked} onUntick={untick} />
          {removedFrom(view.members).map((member) => (
            <UndoRemove key={member.email} session={session} member={member} onAdded={noteAdded} />
          ))}
          <Box maxWidth="56rem">
            <Section title={t('new')}>
              <NewMember session={session} view={view} />
            </Section>
          </Box>
          <PasteMembers session={session} view={view} />
          {view.slots && (
            <Section title={slots('section')}>
              <SlotBoard session={session} />
            </Section>
          )}
          {view.slots && (
            <Section title={timeline('title')}>
              <SlotTimeline session={session} />
            </Section>
          )}
        </Flex>
      )}
    </Loaded>
  );
}
