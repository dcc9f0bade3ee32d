import {
  type ConnectedDay,
  type ConnectedInterval,
  type DateRange,
  fileNamePart,
  IDLE_MINUTES,
  type PersonId,
  totalMinutes,
} from '@cordee/accounts';
import { type Content, type Day, PDF_COLOURS, type PdfDocument, type Sheet } from '@cordee/kernel';

/** When a person was connected, as training funders require it. (ACC-17) */
export type ConnectionReport = Readonly<{
  organisation: string;
  person: Readonly<{ id: PersonId; firstName: string; lastName: string; email: string }>;
  range: DateRange;
  days: readonly ConnectedDay[];
  timeZone: string;
  madeAt: Date;
}>;

const TITLE = 'Rapport des horaires de connexion';

const fullName = ({ firstName, lastName }: ConnectionReport['person']) => `${firstName} ${lastName}`.trim();

/** Returns the file name without its extension: `connexions-Amel-Rahmani-12-2026-11`, or with both days when the range spans several months. (H-81) */
export function fileName({ person, range: { from, to } }: ConnectionReport): string {
  const rangeLabel = from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : `${from}-${to}`;
  return ['connexions', fileNamePart(person), rangeLabel].join('-');
}

const dateFormatter = (dateStyle: 'full' | 'long') => (day: Day) =>
  new Intl.DateTimeFormat('fr', { dateStyle, timeZone: 'UTC' }).format(new Date(day)).replace(/\b1 /, '1er ');
const formatDayLong = dateFormatter('full');
const formatDay = dateFormatter('long');

/** Formats a duration for display, on one line: `2 h 05`, `45 min`. */
const formatDuration = (minutes: number): string =>
  minutes < 60 ? `${minutes}\u00A0min` : `${Math.floor(minutes / 60)}\u00A0h\u00A0${String(minutes % 60).padStart(2, '0')}`;

/**
 * Formats the start and the end of an interval as clock times; the midnight that ends a day is its 24:00. In the night in which an hour comes
 * twice, its times say which of the two they are of: `02:30 UTC+2`. (H-82)
 */
function clockTimes({ from, to }: ConnectedInterval, timeZone: string): [string, string] {
  const time = { hour: '2-digit', minute: '2-digit', timeZone } as const;
  const clock = new Intl.DateTimeFormat('fr', time);
  const clockAndZone = new Intl.DateTimeFormat('fr', { ...time, timeZoneName: 'shortOffset' });
  const read = (moment: Date) => (comesTwice(moment, clock) ? clockAndZone : clock).format(moment);
  const end = read(to);
  return [read(from), end === '00:00' ? '24:00' : end];
}

const HOUR_MS = 3_600_000;

/** Whether the clock shows this time of the day twice: an hour before or after this moment as well. */
const comesTwice = (moment: Date, clock: Intl.DateTimeFormat): boolean =>
  [-HOUR_MS, HOUR_MS].some((shift) => clock.format(moment.getTime() + shift) === clock.format(moment));

const COUNTING_RULE = `Une connexion s’achève après ${IDLE_MINUTES} minutes sans activité, et à minuit. Toute minute commencée compte une fois.`;

/** Builds the report as a PDF document. */
export function toPdf(report: ConnectionReport): PdfDocument {
  const { organisation, person, range, days, timeZone, madeAt } = report;
  const intervals = days.flatMap((day) => day.intervals);
  const facts: [string, string][] = [
    ['Personne', fullName(person)],
    ['Adresse e-mail', person.email],
    ['Période', `du ${formatDay(range.from)} au ${formatDay(range.to)}`],
  ];
  const figures: [string, string][] = [
    [formatDuration(totalMinutes(days)), 'en\u00A0tout'],
    [String(days.length), days.length > 1 ? 'jours' : 'jour'],
    [String(intervals.length), intervals.length > 1 ? 'connexions' : 'connexion'],
  ];
  return {
    title: TITLE,
    about: fullName(person),
    organisation,
    madeAt,
    timeZone,
    content: [
      {
        columns: [
          { width: '*', stack: facts.map(factRow) },
          { width: 'auto', columns: figures.map(figureColumn), columnGap: 20 },
        ],
        columnGap: 24,
      },
      { text: `${COUNTING_RULE} Heures : ${timeZone}.`, fontSize: 8, color: PDF_COLOURS.quiet, margin: [0, 12, 0, 14] },
      days.length > 0 ? table(report) : { text: 'Aucune connexion pendant cette période.', fontSize: 12 },
    ],
  };
}

const factRow = ([label, value]: [string, string]): Content => ({
  columns: [
    { text: label, width: 84, color: PDF_COLOURS.quiet },
    { text: value, bold: label === 'Personne' },
  ],
  margin: [0, 0, 0, 2],
});

const figureColumn = ([figure, label]: [string, string]) => ({
  width: 'auto',
  stack: [
    { text: figure, fontSize: 18, bold: true, color: PDF_COLOURS.accent, lineHeight: 1 },
    { text: label, fontSize: 8, color: PDF_COLOURS.quiet },
  ],
});

function table({ days, timeZone }: ConnectionReport): Content {
  const body = days.flatMap(({ day, minutes, intervals }) =>
    intervals.map((interval, index) => [
      index === 0 ? { text: formatDayLong(day), rowSpan: intervals.length, bold: true } : '',
      ...clockTimes(interval, timeZone).map((hour) => ({ text: hour, alignment: 'center' as const })),
      { text: String(interval.minutes), alignment: 'right' as const },
      index === 0 ? { text: formatDuration(minutes), rowSpan: intervals.length, alignment: 'right' as const, bold: true } : '',
    ]),
  );
  const total = [
    { text: 'Total de la période', colSpan: 4, bold: true },
    '',
    '',
    '',
    { text: formatDuration(totalMinutes(days)), alignment: 'right' as const, bold: true },
  ];
  const dayBoundaries = new Set<number>([0, 1]);
  for (const { intervals } of days) dayBoundaries.add(Math.max(...dayBoundaries) + intervals.length);
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', 48, 48, 64, 76],
      body: [TABLE_HEAD, ...body, total],
    },
    layout: {
      hLineWidth: (line) => (dayBoundaries.has(line) ? 0.6 : 0),
      hLineColor: () => PDF_COLOURS.rule,
      vLineWidth: () => 0,
      fillColor: (row) => (row === 0 || row === body.length + 1 ? PDF_COLOURS.tint : null),
      paddingTop: () => 4,
      paddingBottom: () => 2,
      paddingLeft: () => 6,
      paddingRight: () => 6,
    },
  };
}

const TABLE_HEAD = [
  { text: 'Jour', color: PDF_COLOURS.quiet },
  { text: 'De', alignment: 'center' as const, color: PDF_COLOURS.quiet },
  { text: 'À', alignment: 'center' as const, color: PDF_COLOURS.quiet },
  { text: 'Minutes', alignment: 'right' as const, color: PDF_COLOURS.quiet },
  { text: 'Total du jour', alignment: 'right' as const, color: PDF_COLOURS.quiet },
];

/** Builds the report as a spreadsheet: each connection, the totals by day, and what the report is about. */
export function toSheets({ organisation, person, range, days, timeZone, madeAt }: ConnectionReport): Sheet[] {
  const madeAtText = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(madeAt);
  const columns = (...titles: [string, number][]) => titles.map(([title, width]) => ({ title, width }));
  return [
    {
      name: 'Connexions',
      columns: columns(['Jour', 12], ['De', 8], ['À', 8], ['Minutes', 10]),
      rows: [
        ...days.flatMap(({ day, intervals }) =>
          intervals.map((interval) => [{ day }, ...clockTimes(interval, timeZone), interval.minutes]),
        ),
        ['Total', null, null, totalMinutes(days)],
      ],
      totals: 1,
    },
    {
      name: 'Totaux par jour',
      columns: columns(['Jour', 12], ['Connexions', 12], ['Minutes', 10]),
      rows: [
        ...days.map(({ day, intervals, minutes }) => [{ day }, intervals.length, minutes]),
        ['Total', days.reduce((sum, { intervals }) => sum + intervals.length, 0), totalMinutes(days)],
      ],
      totals: 1,
    },
    {
      name: 'Rapport',
      columns: columns([TITLE, 34], ['', 60]),
      rows: [
        ['Organisation', organisation],
        ['Personne', fullName(person)],
        ['Adresse e-mail', person.email],
        ['Du', { day: range.from }],
        ['Au', { day: range.to }],
        ['Total (minutes)', totalMinutes(days)],
        ['Heures', timeZone],
        ['Décompte', COUNTING_RULE],
        ['Fait le', madeAtText],
      ],
    },
  ];
}
