import { type Column, DataTable, DocumentLink, Loaded, Secondary, useDayText, useEndpoint, useText } from '@cordee/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import { seatsAdminApi } from '../../admin-api.ts';
import type { SlotBoard as Board } from '../../session-page-admin-api.ts';

type Holder = Readonly<{ document: string; name: string | null }>;

/** Who holds which slot of a session, and who waits for one, in order. (SEAT-5, ROT-1) */
export function SlotBoard({ session }: Readonly<{ session: string }>) {
  const t = useText('seats.board');
  const slotText = useText('seats.slots');
  const { slotColumns, waitingColumns } = useColumns();

  return (
    <Loaded of={useEndpoint(seatsAdminApi.slotBoard, { params: { session } })}>
      {({ slots, totalSlots, waiting, totalWaiting }) => (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <DataTable
            label={t('slots')}
            columns={slotColumns}
            rows={slots}
            rowKey={({ slot }) => String(slot)}
            {...(totalSlots === 0 && { count: t('noSlot') })}
            {...(totalSlots > slots.length && { count: t('firstSlots', { shown: slots.length, total: totalSlots }) })}
          />
          <Typography variant="omega" fontWeight="bold" tag="h3">
            {t('waiting')}
          </Typography>
          <DataTable
            label={t('waiting')}
            columns={waitingColumns}
            rows={waiting.map((member, index) => ({ ...member, place: index + 1 }))}
            rowKey={({ place }) => String(place)}
            {...(totalWaiting === 0 && { count: slotText('nobodyWaits') })}
            {...(totalWaiting > waiting.length && { count: t('firstWaiting', { shown: waiting.length, total: totalWaiting }) })}
          />
        </Flex>
      )}
    </Loaded>
  );
}

function useColumns() {
  const t = useText('seats.board');
  const slots = useText('seats.slots');
  const members = useText('seats.members');
  const dayText = useDayText();
  const person = ({ document, name }: Holder) =>
    name === null ? (
      slots('former')
    ) : (
      <DocumentLink model="plugin::users-permissions.user" document={document}>
        <bdi>{name}</bdi>
      </DocumentLink>
    );
  const slotColumns: Column<Board['slots'][number]>[] = [
    { id: 'slot', header: slots('title'), cell: ({ slot }) => slot },
    { id: 'holder', header: members('person'), cell: ({ holder }) => (holder ? person(holder) : t('free')) },
    { id: 'since', header: t('since'), cell: ({ since }) => (since ? dayText(since) : '–') },
  ];
  const waitingColumns: Column<Board['waiting'][number] & { place: number }>[] = [
    { id: 'place', header: t('place'), cell: ({ place }) => place },
    {
      id: 'member',
      header: members('person'),
      cell: (member) => (
        <>
          {person(member)}
          {member.blocked && <Secondary color="danger600">{members('blocked')}</Secondary>}
        </>
      ),
    },
    { id: 'since', header: t('since'), cell: ({ since }) => dayText(since) },
    { id: 'endsOn', header: members('lastDay'), cell: ({ endsOn }) => dayText(endsOn) },
  ];
  return { slotColumns, waitingColumns };
}
