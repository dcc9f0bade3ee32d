import type { TimelinePage } from '@cordee/seats/api';

type Holding = TimelinePage['histories'][number]['holdings'][number];

/** A bar of the chart: where it begins and how wide it is, in percent of the days that are shown. */
type Bar = Readonly<{ left: number; width: number; goesOn: boolean; initials: string; name: string }>;

const DAY_MS = 86_400_000;
const HOUR_AND_MINUTE = 'T00:00';

/** Local times are compared as if they were all in UTC. */
const momentOf = (local: string) => Date.parse(`${local}:00Z`);
const startOf = (day: string) => momentOf(day + HOUR_AND_MINUTE);

/** Room for a name in bars: the width of the chart on a phone and on a wide screen, and of letters and margins, in pixels. */
const [PHONE, WIDE, LETTER, MARGINS] = [270, 560, 8.5, 14];

/** A holding of minutes is seen too: the width of its bar, in percent. */
const NARROWEST = 1.5;

const round = (percent: number) => Math.round(percent * 100) / 100;

/** Where the days from one to another, both included, lie in a chart. */
export function timelineScale({ from, to }: Pick<TimelinePage, 'from' | 'to'>) {
  const [start, end] = [startOf(from), startOf(to) + DAY_MS];
  const at = (moment: number) => Math.min(Math.max(((moment - start) / (end - start)) * 100, 0), 100);
  return {
    bar({ since, until }: Pick<Holding, 'since' | 'until'>, name: string): Bar {
      const left = at(momentOf(since));
      const width = Math.max(at(until === null ? end : momentOf(until)) - left, NARROWEST);
      const fits = (text: string, chart: number) => (width / 100) * chart >= text.length * LETTER + MARGINS;
      const initials = initialsOf(name);
      return {
        left: round(Math.min(left, 100 - NARROWEST)),
        width: round(width),
        goesOn: until === null,
        initials: fits(initials, PHONE) ? initials : '',
        name: fits(name, WIDE) ? name : '',
      };
    },
    /** The Mondays, and every fourth of them with its date. */
    weeks(): { left: number; day: string | null }[] {
      const firstMonday = start + ((8 - new Date(start).getUTCDay()) % 7) * DAY_MS;
      const count = Math.max(Math.ceil((end - firstMonday) / (7 * DAY_MS)), 0);
      return Array.from({ length: count }, (_, week) => firstMonday + week * 7 * DAY_MS).map((moment, week) => {
        const left = round(at(moment));
        return { left, day: week % 4 === 0 && left <= 80 ? new Date(moment).toISOString().slice(0, 10) : null };
      });
    },
  };
}

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 3)
    .toUpperCase();
