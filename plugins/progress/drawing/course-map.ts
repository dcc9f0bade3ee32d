import type { CourseMap, MapSegment } from '../api.ts';
import { asPath, atShare, before, type Curve, onward, type Point, pointAt, rise, sampled } from './curve.ts';
import { type Box, firstFree } from './label-placement.ts';
import { widthOf, wrapped } from './text-width.ts';

/** The few words on the drawing, in the reader's language. */
export type Words = Readonly<{ you: string; even: string; summit: string; optional: string; arrived: string }>;

/** How large: `width` in pixels; labelled when themes are named on it; without markers in tables. */
export type Frame = Readonly<{ width: number; labelled: boolean; markers: boolean }>;

/** Lines of text around `x`, the first one's base line at `y`, and the box that they keep free. */
export type Label = Readonly<{ lines: readonly string[]; x: number; y: number; anchor: 'start' | 'middle' | 'end'; box: Box }>;

/** A pitch as it is drawn: its whole way, what is climbed of it (none when nothing is), and the relay at its end. */
export type DrawnSegment = Readonly<{
  segment: MapSegment;
  way: string;
  completed: string | null;
  relay: Point;
  label: (Label & { readonly leader: string | null }) | null;
}>;

/** A route as an SVG needs it: all numbers in its own pixels, from the top left. */
export type Drawing = Readonly<{
  width: number;
  height: number;
  segments: readonly DrawnSegment[];
  ground: string;
  last: string;
  summit: Point;
  /** Whether the person stands on it: all is seen, and no exam waits there. */
  arrived: boolean;
  /** With names, without them on a phone, or small for tables. */
  kind: 'named' | 'fine' | 'small';
  /** How large relays and markers are: smaller where there is less room. */
  scale: number;
  you: (Label & { readonly at: Point }) | null;
  even: (Label & { readonly at: Point }) | null;
  peak: Label | null;
}>;

export const SIZES = { label: 13, count: 12.5, line: 16, relay: 10 } as const;

/** What is left of a pitch's width for its content: every pitch has at least this much of an even share. */
const MIN_SHARE = 0.45;

/** Draws a route: from the foot at the bottom left to the summit at the top right, each pitch as long as its content. */
export function drawCourseMap(map: CourseMap, frame: Frame, words: Words): Drawing {
  const relays = relaysOf(map.segments, frame);
  const ways = map.segments.map((_, index) => rise(relays[index] as Point, relays[index + 1] as Point));
  const end = relays.at(-1) as Point;
  const summit = frame.markers ? { x: frame.width - (frame.labelled ? 46 : 26), y: end.y - (frame.labelled ? 30 : 22) } : end;
  const taken: Box[] = [...ways.flatMap((way) => sampled(way).map(around(5))), ...relays.slice(1).map(around(SIZES.relay + 3))];
  const arrived = map.you >= 1 && !map.exam;
  const [you, even] = [onMap(map, ways, map.you), map.even === null ? null : onMap(map, ways, map.even)];
  if (frame.markers) taken.push(around(16)(summit), ...(arrived ? [] : [around(14)(you)]), ...(even && !arrived ? [around(10)(even)] : []));

  const bounds = { left: 4, right: frame.width - 4, top: 2, bottom: 10_000 };
  const mark = (text: string, at: Point) => firstFree(marks(text, at), taken, bounds);
  const peak = frame.markers ? firstFree(peakAt(arrived ? words.arrived : words.summit, summit), taken, bounds) : null;
  const youLabel = frame.markers && !arrived ? mark(words.you, you) : null;
  const evenLabel = frame.markers && even && !arrived ? mark(words.even, even) : null;
  const labels = frame.labelled ? labelsOf(map.segments, ways, { taken, bounds, words }) : null;

  const lowest = Math.max((relays[0] as Point).y + 14, ...taken.map(({ bottom }) => bottom));
  const height = frame.markers ? Math.ceil(lowest + 12) : 26;
  return {
    width: frame.width,
    height,
    kind: !frame.markers ? 'small' : frame.labelled ? 'named' : 'fine',
    scale: frame.labelled ? 1 : 0.72,
    segments: map.segments.map((segment, index) => drawn(segment, ways[index] as Curve, labels?.[index] ?? null)),
    ground: groundOf(ways, summit, { width: frame.width, height }),
    last: asPath([end, end, summit, summit]),
    summit,
    arrived,
    you: youLabel && { ...youLabel, at: you },
    even: evenLabel && even && { ...evenLabel, at: even },
    peak,
  };
}

/** The foot of the route and the relay at the end of each pitch. */
function relaysOf(segments: readonly MapSegment[], { width, labelled, markers }: Frame): Point[] {
  const total = segments.reduce((sum, { length }) => sum + length, 0);
  const [left, right] = markers ? [labelled ? 26 : 14, width - (labelled ? 130 : 62)] : [4, width - 5];
  const [bottom, top] = heights({ width, labelled, markers });
  const even = 1 / Math.max(segments.length, 1);
  let passed = 0;
  const shares = segments.map(({ length }) => {
    passed += MIN_SHARE * even + (1 - MIN_SHARE) * (total > 0 ? length / total : even);
    return passed;
  });
  return [0, ...shares].map((share) => ({ x: left + (right - left) * share, y: bottom - (bottom - top) * share }));
}

function heights({ width, labelled, markers }: Frame): [bottom: number, top: number] {
  if (!markers) return [20, 6];
  return labelled ? [Math.round(width * 0.25), 84] : [132, 70];
}

/** The point of the route at this share of its content. */
function onMap({ segments }: CourseMap, ways: readonly Curve[], share: number): Point {
  let left = share * segments.reduce((sum, { length }) => sum + length, 0);
  for (const [index, { length }] of segments.entries()) {
    const way = ways[index] as Curve;
    if (left <= length || index === segments.length - 1) return pointAt(way, atShare(way, length > 0 ? left / length : 1));
    left -= length;
  }
  return ways[0]?.[0] ?? { x: 0, y: 0 };
}

function drawn(segment: MapSegment, way: Curve, label: DrawnSegment['label']): DrawnSegment {
  const share = segment.length > 0 ? segment.completed / segment.length : 0;
  const completed = segment.won ? way : share > 0 ? before(way, atShare(way, share)) : null;
  return { segment, way: asPath(way), completed: completed && asPath(completed), relay: way[3], label };
}

/** The mountain under the route. */
function groundOf(ways: readonly Curve[], summit: Point, { width, height }: { width: number; height: number }): string {
  const foot = ways[0]?.[0];
  if (!foot) return '';

  const lift = 14;
  return `M0 ${height}V${foot.y + lift}H${foot.x}${ways.map((way) => onward(way.map(({ x, y }) => ({ x, y: y + lift })) as unknown as Curve)).join('')}L${summit.x} ${summit.y + lift}L${width} ${summit.y + lift * 5}V${height}Z`;
}

const around =
  (reach: number) =>
  ({ x, y }: Point): Box => ({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });

type Spot = Readonly<{ x: number; y: number; anchor: Label['anchor'] }>;

/** A way of setting these lines at a spot, measured once for all spots. */
function setter(lines: readonly string[]): (spot: Spot) => Label {
  const width = Math.max(...lines.map((line) => widthOf(line, SIZES.label)));
  const below = (lines.length - 1) * SIZES.line + 5;
  return ({ x, y, anchor }) => {
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    return { lines, x, y, anchor, box: { left, right: left + width, top: y - SIZES.label, bottom: y + below } };
  };
}

/** Where a marker's word may stand, best place first: above it, further above, below it. */
function* marks(text: string, { x, y }: Point): Generator<Label> {
  const set = setter([text]);
  for (let up = 22; up <= 118; up += 8) {
    yield set({ x, y: y - up, anchor: 'middle' });
    yield set({ x: x + 8, y: y - up, anchor: 'end' });
    yield set({ x: x - 8, y: y - up, anchor: 'start' });
  }
  for (let down = 30; down <= 400; down += 8) {
    yield set({ x: x - 8, y: y + down, anchor: 'start' });
    yield set({ x, y: y + down, anchor: 'middle' });
  }
}

/** The summit's word: above it, kept within the picture, or to its left. */
function* peakAt(text: string, { x, y }: Point): Generator<Label> {
  const set = setter([text]);
  for (const up of [26, 32, 40]) {
    yield set({ x, y: y - up, anchor: 'middle' });
    yield set({ x: x + 22, y: y - up, anchor: 'end' });
  }
  for (const up of [0, 8, 16]) yield set({ x: x - 26, y: y - up, anchor: 'end' });
}

type Ground = { taken: Box[]; bounds: Box; words: Words };

/** On which side of its pitch a name is tried first. */
type Side = 'below' | 'above';

/** Ways of sharing the room, the calmest first: all below where they fit, else in turns. */
const LAYOUTS: readonly ((index: number) => Side)[] = [() => 'below', (index) => (index % 2 === 0 ? 'below' : 'above')];

/** How often names that found no room are let go first, and of how many at the most it is worth trying. */
const [RETRIES, MAX_RETRIED] = [3, 3];

/** What the names of a drawing need of its width, each, in pixels: with less there is no use in trying. */
const MIN_WIDTH_PER_NAME = 78;

/** The names of the themes at their pitches, or nothing when they do not all fit: the list below the drawing has them. */
function labelsOf(
  segments: readonly MapSegment[],
  ways: readonly Curve[],
  { taken, bounds, words }: Ground,
): NonNullable<DrawnSegment['label']>[] | null {
  if ((bounds.right - bounds.left) / Math.max(segments.length, 1) < MIN_WIDTH_PER_NAME) return null;

  const free = taken.length;
  const named = segments.map((segment, index) => ({ way: ways[index] as Curve, sets: settersOf(segment, words) }));
  for (const layout of LAYOUTS) {
    let order = segments.map((_, index) => index);
    for (let tried = 0; tried <= RETRIES; tried += 1) {
      const names = new Map(order.map((index) => [index, placeName(named[index] as Named, layout(index), { taken, bounds })]));
      const placed = segments.flatMap((_, index) => names.get(index) ?? []);
      if (placed.length === segments.length) return placed.map((name) => ({ ...name, leader: leaderTo(name) }));

      taken.length = free;
      if (segments.length - placed.length > MAX_RETRIED) break;
      order = [...order.filter((index) => !names.get(index)), ...order.filter((index) => names.get(index))];
    }
  }
  return null;
}

/** A pitch's way, and the ways in which its name can be set. */
type Named = Readonly<{ way: Curve; sets: readonly ((spot: Spot) => Label)[] }>;

/** How wide the lines of a name may be, in pixels. */
const LINES = [112, 96, 80] as const;

function settersOf({ title, lessons, seen, optional }: MapSegment, words: Words): Named['sets'] {
  const count = `${seen}/${lessons}${optional ? ` · ${words.optional}` : ''}`;
  return LINES.map((width) => setter([...wrapped(title, { size: SIZES.label, width }), count]));
}

/** Finds room for one name, looking only at what is near enough to be in its way. */
function placeName(named: Named, first: Side, { taken, bounds }: { taken: Box[]; bounds: Box }): Name | null {
  const [from, to] = [named.way[0].x - LINES[0] - 20, named.way[3].x + LINES[0] + 20];
  const near = taken.filter(({ left, right }) => right > from && left < to);
  const before = near.length;
  const name = firstFree(namesAround(named, first), near, bounds);
  taken.push(...near.slice(before));
  return name;
}

const leaderTo = ({ line, foot }: Name) => line && `M${Math.round(foot.x)} ${Math.round(line.top)}V${Math.round(line.bottom + 3)}`;

/** Where a theme's name and count may stand: on the side tried first, then on the other, further and further away. */
function* namesAround({ way, sets }: Named, first: Side): Generator<Name> {
  const feet = [0.5, 0.35, 0.65].map((t) => pointAt(way, t));
  for (let away = 0; away <= MAX_DISTANCE; away += 8)
    for (const foot of feet)
      for (const set of sets)
        for (const side of ['below', 'above'] as const) {
          const at = away - (side === first ? 0 : OTHER_SIDE_PENALTY);
          if (at >= 0) for (const anchor of ANCHORS[side]) yield (side === 'below' ? below : above)(set, { foot, away: at, anchor });
        }
}

/** How far a name may be from its pitch, how much further it is sought on one side before the other is tried, in pixels. */
const [MAX_DISTANCE, OTHER_SIDE_PENALTY] = [168, 16];

/** The route rises to the right: below it there is room to the right, above it to the left. */
const ANCHORS = { below: ['middle', 'start'], above: ['middle', 'end'] } as const;

type Name = Label & { readonly foot: Point; readonly line: Box | null };
type LabelPosition = Readonly<{ foot: Point; away: number; anchor: Label['anchor'] }>;

/** How far a name may be without a line to it, in pixels. */
const LEADER_DISTANCE = 18;

function below(set: (spot: Spot) => Label, { foot, away, anchor }: LabelPosition): Name {
  const label = set({ x: anchor === 'middle' ? foot.x : foot.x - 8, y: foot.y + 34 + away, anchor });
  return {
    ...label,
    foot,
    line: away > LEADER_DISTANCE ? { left: foot.x - 1, right: foot.x + 1, top: foot.y + 12, bottom: label.box.top - 6 } : null,
  };
}

function above(set: (spot: Spot) => Label, { foot, away, anchor }: LabelPosition): Name {
  const at = { x: anchor === 'middle' ? foot.x : foot.x + 8, anchor };
  const { box } = set({ ...at, y: 0 });
  const label = set({ ...at, y: foot.y - 14 - away - box.bottom });
  return {
    ...label,
    foot,
    line: away > LEADER_DISTANCE ? { left: foot.x - 1, right: foot.x + 1, top: label.box.bottom + 6, bottom: foot.y - 12 } : null,
  };
}
