import { arrangeRows, type Column, DataTable, useDayText, useText, useUrlTable } from '@cordee/kernel/admin';
import type { RotationPlan } from '../../admin-api.ts';
import { useNames } from './plan-names';

type Turn = RotationPlan['turns'][number];

/** Who holds which slot from when to when, to the end of the session, as it is tried. (ROT-6) */
export function TurnsTable({ plan }: Readonly<{ plan: RotationPlan }>) {
  const t = useText('rotations');
  const control = useUrlTable();
  const { nameOf } = useNames(plan);
  const columns = useColumns(nameOf);
  const { rows, total, pages } = arrangeRows(plan.turns, { control, columns, searched: ({ member }) => nameOf(member) });
  return (
    <DataTable
      label={t('turns')}
      columns={columns}
      rows={rows}
      rowKey={({ slot, member, from, to }) => [slot, member, from, to].join()}
      control={control}
      search={t('search')}
      count={t(control.search ? 'turnsFound' : 'turnsTotal', { total })}
      pages={pages}
    />
  );
}

function useColumns(nameOf: (member: number) => string): Column<Turn>[] {
  const t = useText('rotations');
  const dayText = useDayText();
  return [
    { id: 'slot', header: t('slot'), sortBy: ({ slot }) => slot, cell: ({ slot }) => slot },
    { id: 'member', header: t('member'), sortBy: ({ member }) => nameOf(member), cell: ({ member }) => <bdi>{nameOf(member)}</bdi> },
    { id: 'from', header: t('from'), sortBy: ({ from }) => from, cell: ({ from }) => dayText(from) },
    {
      id: 'to',
      header: t('to'),
      sortBy: ({ to }) => to,
      cell: ({ from, to, approximate }) => t(approximate ? 'about' : 'on', { day: dayText(lastDayOf({ from, to })) }),
    },
  ];
}

/** The last day of a turn that has one, or the day on which it began and ended. */
function lastDayOf({ from, to }: Pick<Turn, 'from' | 'to'>): string {
  const before = new Date(Date.parse(to) - DAY_MS).toISOString().slice(0, 10);
  return before < from ? from : before;
}

const DAY_MS = 86_400_000;
