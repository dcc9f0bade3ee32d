import { Box, Button, Flex, Searchbar, Table, Tbody, Td, TextButton, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import type { SortValue } from './arrange-rows';
import type { TableControl } from './table-state';
import { type Place, TickCell } from './tick-cell';
import { useReachableTable } from './use-reachable-table';
import { useText } from './use-text';

/** A column of a table. */
export type Column<Row> = Readonly<{
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** What `arrangeRows` sorts the column by. */
  sortBy?: (row: Row) => SortValue;
  /** The cell holds running text: it wraps, within a readable width. */
  isText?: boolean;
}>;

type Props<Row> = Readonly<{
  /** The accessible name of the table. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The row needs somebody: it is red. */
  isAlarming?: (row: Row) => boolean;
  /** What somebody chose to see: needed for a search, for columns that can be sorted, and for pages. */
  control?: TableControl;
  /** The label of the search field, if rows can be searched. */
  search?: string;
  /** The filters, between the search field and the count. */
  filters?: ReactNode;
  /** The rows that are ticked, for an action on them all. */
  selection?: Selection<Row>;
  /** How many rows there are, or why there is none; screen readers are told when it changes. */
  count?: string;
  /** How many pages there are, when they are numbered. */
  pages?: number;
  /** The id after which older rows come; null when there are none. For rows whose latest come first. */
  older?: string | null;
}>;

/** The ticked rows of a table, by their keys, also those of other pages. `name`: how a row is called by its checkbox. */
type Selection<Row> = Readonly<{
  keys: ReadonlySet<string>;
  change: (keys: ReadonlySet<string>) => void;
  name: (row: Row) => string;
}>;

/** A table with its search field, its filters, its count and its pages. On a narrow screen it scrolls sideways. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  isAlarming,
  control,
  search,
  filters,
  selection,
  count,
  pages,
  older,
}: Props<Row>) {
  const { key, ref } = useReachableTable(rows.length);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {control && search && <Search label={search} control={control} />}
      {filters && (
        <Flex gap={4} wrap="wrap" alignItems="flex-end">
          {filters}
        </Flex>
      )}
      {count && (
        <Typography role="status" textColor="neutral600">
          {count}
        </Typography>
      )}
      {rows.length > 0 && (
        <Table key={key} ref={ref} colCount={columns.length + (selection ? 1 : 0)} rowCount={rows.length + 1} aria-label={label}>
          <Thead>
            <Tr>
              {selection && <TickAll keys={rows.map(rowKey)} selection={selection} />}
              {columns.map((column) => (
                <Th key={column.id} aria-sort={sortOf(column, control)}>
                  <Header column={column} control={control} />
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {rows.map((row) => (
              <Box key={rowKey(row)} tag={Tr} {...(isAlarming?.(row) && { background: 'danger100' })}>
                {selection && (
                  <TickCell
                    label={selection.name(row)}
                    checked={selection.keys.has(rowKey(row))}
                    onChange={(isTicked) => selection.change(ticked(selection.keys, [rowKey(row)], isTicked))}
                  />
                )}
                {columns.map(({ id, cell, isText }) => (
                  <Td key={id}>
                    <Typography tag="div" onKeyDown={keepKeysOfDialogs}>
                      {isText ? <TextCell>{cell(row)}</TextCell> : cell(row)}
                    </Typography>
                  </Td>
                ))}
              </Box>
            ))}
          </Tbody>
        </Table>
      )}
      {control && pages !== undefined && <NumberedPages control={control} pages={pages} />}
      {control && older !== undefined && <LatestFirst control={control} older={older} />}
    </Flex>
  );
}

/** Returns the ticked keys once these are ticked, or no longer. */
function ticked(keys: ReadonlySet<string>, changed: readonly string[], isTicked: boolean): ReadonlySet<string> {
  const others = [...keys].filter((key) => !changed.includes(key));
  return new Set(isTicked ? [...others, ...changed] : others);
}

/** Ticks all rows of the page, or none of them. */
function TickAll<Row>({ keys, selection, ...place }: Place & Readonly<{ keys: readonly string[]; selection: Selection<Row> }>) {
  const t = useText('kernel.kit');
  const count = keys.filter((key) => selection.keys.has(key)).length;
  return (
    <TickCell
      isHeader
      label={t('tickAll')}
      checked={count === keys.length ? true : count > 0 ? 'indeterminate' : false}
      onChange={(isTicked) => selection.change(ticked(selection.keys, keys, isTicked))}
      {...place}
    />
  );
}

/**
 * What is pressed in a dialog that a cell has opened is not for the table, whose cells would swallow it: nothing could be typed there. React alone stops
 * here, the dialog hears of Escape from the document.
 */
function keepKeysOfDialogs(event: KeyboardEvent) {
  if (event.target instanceof Node && !event.currentTarget.contains(event.target)) event.isPropagationStopped = () => true;
}

/** Running text in a cell. */
const TextCell = ({ children }: { children: ReactNode }) => (
  <Box minWidth="14rem" maxWidth="26rem" paddingTop={2} paddingBottom={2} style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
    {children}
  </Box>
);

/** A second line in a cell or an entry of a panel, less important than the first. */
export const Secondary = ({
  children,
  color = 'neutral600',
}: {
  children: ReactNode;
  color?: 'neutral600' | 'warning700' | 'danger600';
}) => (
  <Typography variant="pi" textColor={color} tag="p">
    {children}
  </Typography>
);

/** How the rows are sorted by a column; undefined when they cannot be. */
function sortOf<Row>({ id, sortBy }: Column<Row>, control: TableControl | undefined) {
  if (!control || !sortBy) return undefined;
  return control.sort === id ? 'ascending' : control.sort === `-${id}` ? 'descending' : 'none';
}

/** What stands in the header of a column. The cell is its row's own child: the row tells it where it stands, without which no key reaches it. */
function Header<Row>({ column, control }: { column: Column<Row>; control: TableControl | undefined }) {
  const t = useText('kernel.kit');
  const { id, header } = column;
  const name = (
    <Typography variant="sigma" textColor="neutral600">
      {header}
    </Typography>
  );
  const sort = sortOf(column, control);
  if (!control || !sort) return name;

  return (
    <Flex
      tag="button"
      type="button"
      gap={1}
      cursor="pointer"
      aria-label={t('sortBy', { header })}
      onClick={() => control.change({ sort: sort === 'ascending' ? `-${id}` : id })}
    >
      {name}
      {sort === 'descending' ? <CaretDown fill="neutral600" /> : <CaretUp fill={sort === 'none' ? 'neutral300' : 'neutral600'} />}
    </Flex>
  );
}

/** Searches when Enter is pressed, or a filter chosen. It is no form, because a panel lies within the form of the content manager. */
function Search({ label, control: { search, typed, change } }: { label: string; control: TableControl }) {
  const t = useText('kernel.kit');
  const [input, setInput] = useState(search);
  useEffect(() => setInput(search), [search]);
  useEffect(() => {
    typed.current = input;
  }, [typed, input]);
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    change({ search: input.trim() });
  };
  const clear = () => {
    setInput('');
    change({ search: '' });
  };
  return (
    <Box role="search" maxWidth="56rem">
      <Searchbar
        name="search"
        value={input}
        onChange={({ target }: { target: HTMLInputElement }) => setInput(target.value)}
        onKeyDown={onEnter}
        onClear={clear}
        clearLabel={t('clearSearch')}
        placeholder={label}
      >
        {label}
      </Searchbar>
    </Box>
  );
}

function NumberedPages({ control: { page, change }, pages }: { control: TableControl; pages: number }) {
  const t = useText('kernel.kit');
  // Rows that are gone since, or an old link: the last page is shown instead of none.
  useEffect(() => {
    if (page > Math.max(1, pages)) change({ page: Math.max(1, pages) }, { replace: true });
  });
  if (pages <= 1) return null;

  return (
    <Flex tag="nav" aria-label={t('pages')} gap={3}>
      <Button variant="tertiary" disabled={page <= 1} onClick={() => change({ page: page - 1 })}>
        {t('previous')}
      </Button>
      <Typography>{t('page', { page, pages })}</Typography>
      <Button variant="tertiary" disabled={page >= pages} onClick={() => change({ page: page + 1 })}>
        {t('next')}
      </Button>
    </Flex>
  );
}

/** The buttons to page through rows or entries whose latest come first. `older`: the id after which older ones come, if there are any. */
export function LatestFirst({ control: { before, change }, older }: { control: TableControl; older: string | null }) {
  const t = useText('kernel.kit');
  if (!before && !older) return null;

  return (
    <Flex tag="nav" aria-label={t('pages')} gap={4}>
      {before && <TextButton onClick={() => change({ before: '' })}>{t('latest')}</TextButton>}
      {older && <TextButton onClick={() => change({ before: older })}>{t('older')}</TextButton>}
    </Flex>
  );
}
