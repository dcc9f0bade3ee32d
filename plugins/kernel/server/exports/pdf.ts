import { createRequire } from 'node:module';
import path from 'node:path';
import pdfmake, { type Content } from 'pdfmake';

/** What a paper says: made of pdfmake's pieces; every text of people goes in as `text`, never as `image`, `svg` or `font`. */
export type { Content } from 'pdfmake';

/** A paper of the house, in French, on A4. */
export type PdfDocument = Readonly<{
  title: string;
  /** Whom or what it is about, in a few words: at the foot of each page, so that none goes astray. */
  about: string;
  organisation: string;
  /** When it is made, as said at its foot. */
  madeAt: Date;
  timeZone: string;
  content: Content[];
}>;

/** The colours of the house on paper. */
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
// A paper fetches nothing, and reads no file but its fonts. (SEC-10)
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((asked) => path.resolve(asked).startsWith(FONTS));

const MARGIN = 48;

/** Makes a paper: the organisation at its head, what it says, and at its foot when it was made and the page. */
export function makePdf({ title, about, organisation, madeAt, timeZone, content }: PdfDocument): Promise<Buffer> {
  const made = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(madeAt);
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [MARGIN, 84, MARGIN, 64],
      language: 'fr-FR',
      info: { title: `${title} · ${about}`, author: organisation, creator: 'Cordée', producer: 'Cordée', creationDate: madeAt },
      defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.25, color: PDF_COLOURS.text },
      header: head(organisation),
      footer: (page, pages) => foot(`${title} · ${about} · fait le ${made}`, `Page ${page} sur ${pages}`),
      content: [{ text: title, fontSize: 22, bold: true, lineHeight: 1.1, margin: [0, 0, 0, 14] }, ...content],
    })
    .getBuffer();
}

const head = (organisation: string): Content => ({
  columns: [
    { svg: MARK, width: 22 },
    { text: organisation, bold: true, fontSize: 12, margin: [8, 4, 0, 0] },
  ],
  margin: [MARGIN, 36, MARGIN, 0],
});

const foot = (left: string, right: string): Content => ({
  columns: [
    { text: left, width: '*' },
    { text: right, width: 'auto', alignment: 'right' },
  ],
  fontSize: 8,
  color: PDF_COLOURS.quiet,
  margin: [MARGIN, 24, MARGIN, 0],
});

const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><path d="M2.5 23 9.5 9l4 7.5L17.5 8 25 23" fill="none"
  stroke="${PDF_COLOURS.accent}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/><circle cx="17.5" cy="6.2" r="2.7" fill="${PDF_COLOURS.gold}"/></svg>`;
