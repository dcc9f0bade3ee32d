import pdfmake, { type Content, type TableCell } from 'pdfmake';
import { FONTS, isFontFile, TEXT_FONT, toRuns } from './fonts.ts';

/** The content of a PDF, as pdfmake nodes. Text that people typed must go in as `text`, never as `image`, `svg` or `font`. */
export type { Content } from 'pdfmake';

/** A PDF report in French, on A4 pages. */
export type PdfDocument = Readonly<{
  title: string;
  /** Whom or what the report is about, in a few words: printed in the footer of each page, so that a loose page can be attributed. */
  about: string;
  organisation: string;
  /** When the report is made, as printed in the footer. */
  madeAt: Date;
  timeZone: string;
  content: Content[];
}>;

/** The brand colours for PDF reports. */
export const PDF_COLOURS = {
  text: '#20303a',
  quiet: '#55636b',
  accent: '#0d5e4d',
  gold: '#c98f17',
  rule: '#dedbd1',
  tint: '#f4f2ea',
} as const;

pdfmake.setFonts(FONTS);
// A report may fetch no URL and read no file but its fonts. (SEC-10)
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(isFontFile);

const MARGIN = 48;

/**
 * Makes a PDF report: the organisation in the header, the content, and the title, the date and the page number in the footer. Each letter is
 * drawn in a font that has it. @throws LettersMissing (H-35)
 */
export async function makePdf({ title, about, organisation, madeAt, timeZone, content }: PdfDocument): Promise<Buffer> {
  const madeAtText = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(madeAt);
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [MARGIN, 84, MARGIN, 64],
      language: 'fr-FR',
      info: { title: `${title} · ${about}`, author: organisation, creator: 'Cordée', producer: 'Cordée', creationDate: madeAt },
      defaultStyle: { font: TEXT_FONT, fontSize: 10, lineHeight: 1.15, color: PDF_COLOURS.text },
      header: inFonts(pageHeader(organisation)),
      footer: (page, pages) =>
        inFonts(pageFooter(`${title} · ${shortened(about)} · fait le ${madeAtText}`, `Page\u00A0${page}\u00A0sur\u00A0${pages}`)),
      content: inFonts([{ text: title, fontSize: 22, bold: true, lineHeight: 1.1, margin: [0, 0, 0, 14] }, ...content]),
    })
    .getBuffer();
}

/** What a footer has room for. */
const shortened = (text: string): string => (text.length > 70 ? `${text.slice(0, 69)}…` : text);

const pageHeader = (organisation: string): Content => ({
  columns: [
    { svg: LOGO, width: 22 },
    { text: organisation, bold: true, fontSize: 12, margin: [8, 4, 0, 0] },
  ],
  margin: [MARGIN, 36, MARGIN, 0],
});

const pageFooter = (left: string, right: string): Content => ({
  columns: [
    { text: left, width: '*' },
    { text: right, width: 'auto', alignment: 'right' },
  ],
  fontSize: 8,
  color: PDF_COLOURS.quiet,
  margin: [MARGIN, 24, MARGIN, 0],
});

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><path d="M2.5 23 9.5 9l4 7.5L17.5 8 25 23" fill="none"
  stroke="${PDF_COLOURS.accent}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/><circle cx="17.5" cy="6.2" r="2.7" fill="${PDF_COLOURS.gold}"/></svg>`;

/** So many letters on end that a line may not have room for more: it may be broken after them. */
const LONG_WORD = /\S{28}/gu;

/** The same content, each of its texts in the fonts that draw it. */
function inFonts(node: Content): Content {
  if (typeof node === 'string') return { text: toRuns(node.replace(LONG_WORD, '$&\u200B')) };
  if (typeof node !== 'object') return node;
  if (Array.isArray(node)) return node.map(inFonts);
  if (node.text !== undefined) return { ...node, text: inFonts(node.text) };
  if (node.stack !== undefined) return { ...node, stack: node.stack.map(inFonts) };
  if (node.columns !== undefined) return { ...node, columns: node.columns.map(inFonts) };
  if (node.table !== undefined) return { ...node, table: { ...node.table, body: node.table.body.map((row) => row.map(inCell)) } };
  return node;
}

const inCell = (cell: TableCell): TableCell => (isEmpty(cell) ? cell : inFonts(cell));

const isEmpty = (cell: TableCell): cell is Record<PropertyKey, never> => typeof cell === 'object' && Object.keys(cell).length === 0;
