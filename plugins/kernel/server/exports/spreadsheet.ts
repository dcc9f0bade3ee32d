import { type CellStyle, writeXlsx } from 'hucre/xlsx';

/** A calendar day that the spreadsheet stores as a date, so that it can sort and count with it. */
type SheetDay = Readonly<{ day: string }>;

/** The value of a cell. A string is stored as text whatever it begins with: nothing that people typed becomes a formula. (SEC-11) */
export type Cell = string | number | SheetDay | null;

/** A sheet: its columns, with their width in characters, and its rows, of which the last `totals` ones are printed in bold. */
export type Sheet = Readonly<{
  name: string;
  columns: readonly { title: string; width: number }[];
  rows: readonly (readonly Cell[])[];
  totals?: number;
}>;

const BOLD: CellStyle = { font: { bold: true } };
const DAY: CellStyle = { numFmt: 'dd/mm/yyyy' };

/** Makes a spreadsheet (.xlsx) of these sheets; the row of column titles comes first and stays visible when scrolling. */
export async function makeSpreadsheet(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(toXlsxSheet) });
}

function toXlsxSheet({ name, columns, rows, totals = 0 }: Sheet) {
  const table = [columns.map(({ title }) => title), ...rows.map((row) => row.map(toXlsxValue))];
  const cells = new Map<string, { style: CellStyle }>();
  for (const [row, values] of table.entries())
    for (const [column, value] of values.entries()) {
      const isBold = row === 0 || row >= table.length - totals;
      const isDay = value instanceof Date;
      if (isBold || isDay) cells.set(`${row},${column}`, { style: { ...(isBold && BOLD), ...(isDay && DAY) } });
    }
  return { name, columns: columns.map(({ width }) => ({ width })), rows: table, cells, freezePane: { rows: 1 } };
}

const toXlsxValue = (cell: Cell) => (typeof cell === 'object' && cell !== null ? new Date(`${cell.day}T00:00:00Z`) : cell);
