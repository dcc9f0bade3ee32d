import { type CellStyle, writeXlsx } from 'hucre/xlsx';

/** A day as a spreadsheet counts and sorts it. */
export type SheetDay = Readonly<{ day: string }>;

/** What a cell holds. Text stays text, whatever it begins with: nothing that people typed becomes a formula. (SEC-11) */
export type Cell = string | number | SheetDay | null;

/** One sheet: its columns, their width in characters, and its rows; the `last` ones are totals. */
export type Sheet = Readonly<{
  name: string;
  columns: readonly { title: string; width: number }[];
  rows: readonly (readonly Cell[])[];
  totals?: number;
}>;

const BOLD: CellStyle = { font: { bold: true } };
const DAY: CellStyle = { numFmt: 'dd/mm/yyyy' };

/** Makes a spreadsheet (.xlsx) of these sheets, the titles of their columns on top and in view. */
export async function makeSpreadsheet(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(asWritten) });
}

function asWritten({ name, columns, rows, totals = 0 }: Sheet) {
  const table = [columns.map(({ title }) => title), ...rows.map((row) => row.map(asValue))];
  const cells = new Map<string, { style: CellStyle }>();
  for (const [row, values] of table.entries())
    for (const [column, value] of values.entries()) {
      const bold = row === 0 || row >= table.length - totals;
      const day = value instanceof Date;
      if (bold || day) cells.set(`${row},${column}`, { style: { ...(bold && BOLD), ...(day && DAY) } });
    }
  return { name, columns: columns.map(({ width }) => ({ width })), rows: table, cells, freezePane: { rows: 1 } };
}

const asValue = (cell: Cell) => (typeof cell === 'object' && cell !== null ? new Date(`${cell.day}T00:00:00Z`) : cell);
