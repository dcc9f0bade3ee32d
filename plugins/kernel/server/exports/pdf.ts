import { createRequire } from 'node:module';
import path from 'node:path';
import pdfmake, { type Content } from 'pdfmake';

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

const FONTS = path.join(path.dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto') + path.sep;

pdfmake.setFonts({
  Roboto: {
    normal: `${FONTS}Roboto-Regular.ttf`,
    bold: `${FONTS}Roboto-Medium.ttf`,
    italics: `${FONTS}Roboto-Italic.ttf`,
    bolditalics: `${FONTS}Roboto-MediumItalic.ttf`,
  },
});
// A report may fetch no URL and read no file but its fonts. (SEC-10)
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((file) => path.resolve(file).startsWith(FONTS));

const MARGIN = 48;

/** Makes a PDF report: the organisation in the header, the content, and the title, the date and the page number in the footer. */
export function makePdf({ title, about, organisation, madeAt, timeZone, content }: PdfDocument): Promise<Buffer> {
  const madeAtText = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(madeAt);
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [MARGIN, 84, MARGIN, 64],
      language: 'fr-FR',
      info: { title: `${title} · ${about}`, author: organisation, creator: 'Cordée', producer: 'Cordée', creationDate: madeAt },
      defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.25, color: PDF_COLOURS.text },
      header: pageHeader(organisation),
      footer: (page, pages) => pageFooter(`${title} · ${about} · fait le ${madeAtText}`, `Page ${page} sur ${pages}`),
      content: [{ text: title, fontSize: 22, bold: true, lineHeight: 1.1, margin: [0, 0, 0, 14] }, ...content],
    })
    .getBuffer();
}

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
