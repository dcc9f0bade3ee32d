import { type Column, DataTable, Loaded, Secondary, useDateText, useDayText, useEndpoint, useText } from '@cordee/kernel/admin';
import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { seatsAdminApi } from '../../admin-api.ts';
import type { Timeline } from '../../api.ts';

type Holding = Timeline['histories'][number]['holdings'][number] & Readonly<{ slot: number; nth: number }>;

/** Who held which slot of a session from when to when, and why each holding began and ended: twelve weeks at a time. (SEAT-9) */
export function SlotTimeline({ session }: Readonly<{ session: string }>) {
  const t = useText('seats.timeline');
  const kit = useText('kernel.kit');
  const dayText = useDayText();
  const [query, setQuery] = useState<{ until?: string; page: number }>({ page: 1 });
  const columns = useColumns();

  return (
    <Loaded of={useEndpoint(seatsAdminApi.slotTimeline, { params: { session }, query })}>
      {({ from, to, earlier, later, page, pages, histories }) => {
        const holdings = histories.flatMap(({ slot, holdings }) => holdings.map((holding, nth) => ({ ...holding, slot, nth })));
        return (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={holdings}
              rowKey={({ slot, nth }) => `${slot} ${nth}`}
              count={t(holdings.length > 0 ? 'days' : 'nobody', { from: dayText(from), to: dayText(to) })}
            />
            <Flex gap={3} wrap="wrap">
              <Button variant="tertiary" disabled={!earlier} onClick={() => earlier && setQuery({ until: earlier, page: 1 })}>
                {t('earlier')}
              </Button>
              <Button variant="tertiary" disabled={!later} onClick={() => later && setQuery({ until: later, page: 1 })}>
                {t('later')}
              </Button>
              {pages > 1 && (
                <>
                  <Button variant="tertiary" disabled={page <= 1} onClick={() => setQuery({ ...query, page: page - 1 })}>
                    {kit('previous')}
                  </Button>
                  <Button variant="tertiary" disabled={page >= pages} onClick={() => setQuery({ ...query, page: page + 1 })}>
                    {kit('next')}
                  </Button>
                </>
              )}
            </Flex>
          </Flex>
        );
      }}
    </Loaded>
  );
}

function useColumns(): Column<Holding>[] {
  const formatDate = useDateText();
  const t = useText('seats.timeline');
  const slots = useText('seats.slots');
  const members = useText('seats.members');
  // In the time of the organisation already.
  const moment = (local: string) => formatDate(`${local}Z`, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  const why = (what: 'began' | 'ended', { cause, by }: { cause: string; by: string | null }) =>
    t(`${what}.${cause}`, { name: by ?? t('formerPilot') });
  return [
    { id: 'slot', header: slots('title'), cell: ({ slot }) => slot },
    { id: 'holder', header: members('person'), cell: ({ holder }) => (holder === null ? slots('former') : <bdi>{holder}</bdi>) },
    {
      id: 'since',
      header: t('since'),
      cell: ({ since, began }) => (
        <>
          {moment(since)}
          <Secondary>{why('began', began)}</Secondary>
        </>
      ),
    },
    {
      id: 'until',
      header: t('until'),
      cell: ({ until, ended }) => (
        <>
          {until ? moment(until) : t('held')}
          {ended && <Secondary>{why('ended', ended)}</Secondary>}
        </>
      ),
    },
  ];
}
