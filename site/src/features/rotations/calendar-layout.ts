/** A turn as it is drawn; `member` is the index of a name. */
export type DrawnTurn = Readonly<{ slot: number; member: number; from: string; to: string; approximate: boolean }>;

/** The days that a calendar shows: `from` is a Monday, `until` the first day that it does not show; `earlier` and `later` begin the ones beside it. */
export type CalendarDays = Readonly<{ from: string; until: string; earlier: string | null; later: string | null }>;

type Calendar = Readonly<{
  days: Pick<CalendarDays, 'from' | 'until'>;
  today: string;
  endsOn: string;
  slots: readonly number[];
  turns: readonly DrawnTurn[];
  names: readonly string[];
  /** Which days count in no turn. */
  isUncounted: (day: string) => boolean;
  /** What is written at the approximate end of a turn. */
  endLabel: (day: string) => string;
}>;

type Bar = Readonly<{
  member: number;
  turn: DrawnTurn;
  x: number;
  width: number;
  y: number;
  textX: number;
  name: string;
  end: string;
  endX: number;
}>;

/** A calendar in pixels: a row for each slot, the turns in it as bars, the days that do not count as shades, and a tick for each Monday. */
export type CalendarDrawing = Readonly<{
  width: number;
  height: number;
  /** How high the space below the rows is. */
  footer: number;
  rows: readonly Readonly<{ slot: number; y: number; isFree: boolean }>[];
  bars: readonly Bar[];
  shades: readonly Readonly<{ x: number; width: number }>[];
  ticks: readonly Readonly<{ x: number; day: string | null }>[];
  today: Mark | null;
  end: Mark | null;
}>;

/** A line over all rows with words below, which stay within the picture. */
type Mark = Readonly<{ x: number; labelX: number; labelY: number; anchor: 'start' | 'middle' | 'end' }>;

const DAY_MS = 86_400_000;
/** A Monday, from which days are numbered. */
const FIRST_MONDAY = Date.parse('0001-01-01');
const numberOf = (day: string) => (Date.parse(day) - FIRST_MONDAY) / DAY_MS;
const dayOf = (number: number) => new Date(FIRST_MONDAY + number * DAY_MS).toISOString().slice(0, 10);
const mondayOf = (number: number) => number - (number % 7);

/** The day before a calendar day: the last of a turn, before the first day without the slot. */
export const dayBefore = (day: string): string => dayOf(numberOf(day) - 1);

/** Whether a day is a Saturday or a Sunday. */
export const isWeekend = (day: string): boolean => numberOf(day) % 7 >= 5;

/** A quarter: as many weeks as a page shows. */
const QUARTER = 13 * 7;
/** A calendar that is about to end shows some weeks all the same. */
const SHORTEST = 4 * 7;
/** How many days are shown after the last, so that the line at its end is seen. */
const AFTER_END = 2;

/** Which days a calendar shows: a quarter, of those that begin with the present week; the one with the day that is asked for, if there is. (ROT-6) */
export function calendarDays(
  { today, startsOn, endsOn }: Readonly<{ today: string; startsOn: string; endsOn: string }>,
  asked: string | null,
): CalendarDays {
  const first = mondayOf(Math.max(numberOf(today), numberOf(startsOn)));
  const end = numberOf(endsOn) + 1;
  const last = first + Math.max(0, Math.ceil((end - first) / QUARTER) - 1) * QUARTER;
  const from = Math.min(Math.max(asked === null ? first : first + Math.floor((numberOf(asked) - first) / QUARTER) * QUARTER, first), last);
  const until = Math.max(Math.min(from + QUARTER, end + AFTER_END), from + SHORTEST);
  return {
    from: dayOf(from),
    until: dayOf(until),
    earlier: from > first ? dayOf(from - QUARTER) : null,
    later: from < last ? dayOf(from + QUARTER) : null,
  };
}

/** The picture in pixels: the width that it fills at least, and its heights. */
const FILLED = 958;
export const [ROW, BAR] = [44, 34];
const AXIS = 30;
const [LABELS, LABEL_LINE] = [30, 17];
/** What a bar of a usual turn is as wide as, so that a name fits, and a day at most. */
const [USUAL_BAR, WIDEST_DAY] = [112, 40];
const [PADDING, TIGHT, TICK_DISTANCE, LABEL_ROOM] = [9, 6, 60, 160];
/** How far a bar that goes on reaches beyond the picture, which hides its rounded corners. */
const BEYOND = 10;

const round = (pixels: number) => Math.round(pixels * 10) / 10;

/** Draws who will hold which slot when: no two bars of a row overlap, and no name is longer than its bar. (ROT-6) */
export function layOutCalendar({ days, today, endsOn, slots, turns, names, isUncounted, endLabel }: Calendar): CalendarDrawing {
  const [from, until] = [numberOf(days.from), numberOf(days.until)];
  const shown = turns.filter((turn) => turn.from < turn.to && turn.to > days.from && turn.from < days.until);
  const dayWidth = widthOfDay(until - from, shown);
  const [width, rowsEnd] = [round((until - from) * dayWidth), AXIS + slots.length * ROW];
  const at = (day: string) => (numberOf(day) - from) * dayWidth;
  const rowOf = new Map(slots.map((slot, index) => [slot, AXIS + index * ROW]));
  const fit = fitter(names);

  const bars = shown.flatMap((turn): Bar[] => {
    const row = rowOf.get(turn.slot);
    if (row === undefined) return [];
    const [start, stop] = [at(turn.from), at(turn.to)];
    const x = start < 0 ? -BEYOND : start + 1;
    const right = stop > width ? width + BEYOND : stop - 1;
    const [left, seenRight] = [Math.max(x, 0), Math.min(right, width)];
    const textX = left + PADDING;
    const textEnd = seenRight - PADDING - (turn.approximate ? PADDING : 0);
    const label = fit(turn.member, textEnd - textX);
    // Initials stand in the middle of a bar that has no room for margins.
    const name = label || fit(turn.member, seenRight - left - TIGHT);
    const nameX = label ? textX : (left + seenRight - textWidth(name)) / 2;
    const end = turn.approximate && stop <= width ? endLabel(turn.to) : '';
    const hasEnd = end !== '' && textX + textWidth(label) + textWidth(end) + 2 * PADDING <= textEnd;
    return [
      {
        member: turn.member,
        turn,
        x: round(x),
        width: round(right - x),
        y: row + (ROW - BAR) / 2,
        textX: round(nameX),
        name,
        end: hasEnd ? end : '',
        endX: round(textEnd),
      },
    ];
  });
  const busy = new Set(bars.map(({ turn }) => turn.slot));
  const todayMark = markAt(at(today) + dayWidth / 2, width, rowsEnd);
  const endMark = markAt(at(dayOf(numberOf(endsOn) + 1)), width, rowsEnd);
  const meet = todayMark && endMark && Math.abs(todayMark.labelX - endMark.labelX) < LABEL_ROOM;
  const footer = LABELS + (meet ? LABEL_LINE : 0);
  return {
    width,
    height: rowsEnd + footer,
    footer,
    rows: slots.map((slot, index) => ({ slot, y: AXIS + index * ROW, isFree: !busy.has(slot) })),
    bars,
    shades: shadesOf({ from, until, dayWidth, isUncounted }),
    ticks: ticksOf({ from, until, dayWidth }),
    today: todayMark,
    end: endMark && meet ? { ...endMark, labelY: endMark.labelY + LABEL_LINE } : endMark,
  };
}

/** A day is so wide that names fit into usual turns, and that the picture is filled. */
function widthOfDay(days: number, turns: readonly DrawnTurn[]): number {
  const lengths = turns.map(({ from, to }) => numberOf(to) - numberOf(from)).sort((one, other) => one - other);
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 7;
  return Math.min(Math.max(FILLED / days, USUAL_BAR / usual), WIDEST_DAY);
}

function markAt(x: number, width: number, rowsEnd: number): Mark | null {
  if (x < 0 || x > width) return null;
  const anchor = x < LABEL_ROOM / 2 ? 'start' : x > width - LABEL_ROOM / 2 ? 'end' : 'middle';
  return { x: round(x), labelX: round(x), labelY: rowsEnd + 20, anchor };
}

type Span = Readonly<{ from: number; until: number; dayWidth: number }>;

function shadesOf({ from, until, dayWidth, isUncounted }: Span & Pick<Calendar, 'isUncounted'>) {
  const shades: { x: number; width: number }[] = [];
  let began: number | null = null;
  for (let day = from; day <= until; day++) {
    const isShaded = day < until && isUncounted(dayOf(day));
    if (isShaded) began ??= day;
    else if (began !== null) {
      shades.push({ x: round((began - from) * dayWidth), width: round((day - began) * dayWidth) });
      began = null;
    }
  }
  return shades;
}

/** A tick at each Monday, and its date at so many of them that the dates do not touch. */
function ticksOf({ from, until, dayWidth }: Span) {
  const every = Math.ceil(TICK_DISTANCE / (7 * dayWidth));
  return Array.from({ length: Math.ceil((until - from) / 7) }, (_, week) => ({
    x: round(week * 7 * dayWidth),
    day: week % every === 0 && (until - from - week * 7) * dayWidth >= TICK_DISTANCE ? dayOf(from + week * 7) : null,
  }));
}

/** Finds the longest form of a name that is no wider than its room: all of it, the first name and an initial, the first name, initials, nothing. */
function fitter(names: readonly string[]): (member: number, room: number) => string {
  const forms = names.map((name) => {
    const [first = '', ...others] = name.split(/\s+/);
    const last = [...(others.at(-1) ?? '')][0] ?? '';
    return [name, ...(last ? [`${first} ${last}.`] : []), first, `${[...first][0] ?? ''}${last}`.toUpperCase()].map(
      (form) => [form, textWidth(form)] as const,
    );
  });
  return (member, room) => forms[member]?.find(([, width]) => width <= room)?.[0] ?? '';
}

const [NARROW, WIDE, CAPITAL, USUAL] = [4.6, 12.4, 9.6, 7.8];

/** How wide a text is at most, in pixels, in the letters of the picture. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += widthOf(letter);
  return width;
}

function widthOf(letter: string): number {
  if (/[iljtfrI.,:’' \u00a0-]/.test(letter)) return NARROW;
  if (/[mwMW]/.test(letter)) return WIDE;
  // Scripts other than Latin may be as wide as a letter is high.
  if (letter > '\u024f') return 14;
  return letter === letter.toLowerCase() ? USUAL : CAPITAL;
}
