import type { CourseMap, MapSegment } from '../api.ts';
import { asPath, atShare, before, type Curve, lowered, onward, type Point, pointAt, rise, sampled } from './curve.ts';
import { type Box, firstFree } from './label-placement.ts';
import { widthOf, wrapped } from './text-width.ts';

/** The texts on the course map, in the reader's language. */
export type MapTexts = Readonly<{ you: string; even: string; summit: string; optional: string; arrived: string }>;

/** The size of the drawing: `width` in pixels; `labelled` when segments have labels; without markers in tables. */
export type Frame = Readonly<{ width: number; labelled: boolean; markers: boolean }>;

/** A label: lines of text around `x`, the base line of the first at `y`, and the box that they occupy. */
export type Label = Readonly<{ lines: readonly string[]; x: number; y: number; anchor: 'start' | 'middle' | 'end'; box: Box }>;

/** A segment as it is drawn: its SVG path, the part that is completed (null when nothing is), and the point of the badge at its end. */
export type DrawnSegment = Readonly<{
  segment: MapSegment;
  path: string;
  completedPath: string | null;
  badge: Point;
  label: (Label & { readonly leaderPath: string | null }) | null;
}>;

/** A label with the point of its marker. */
export type Marker = Label & { readonly at: Point };

/** A course map as an SVG needs it: all numbers in pixels, from the top left. */
export type Drawing = Readonly<{
  width: number;
  height: number;
  segments: readonly DrawnSegment[];
  groundPath: string;
  /** From the end of the last segment to the summit. */
  lastPath: string;
  summit: Point;
  /** Whether the person is at the summit: everything is seen, and no exam waits there. */
  arrived: boolean;
  /** With labels, without them on a phone, or small for tables. */
  kind: 'named' | 'fine' | 'small';
  /** The scale of badges and markers: smaller where there is less space. */
  scale: number;
  you: Marker | null;
  even: Marker | null;
  summitLabel: Label | null;
}>;

const SIZES = { label: 13, line: 16, badge: 10 } as const;

/** The part of an even share of the width that every segment has, however short; the rest is divided by length. */
const MIN_SHARE = 0.45;

/** Draws a course map from the bottom left to the summit at the top right, each segment as long as its content. (LRN-11) */
export function drawCourseMap(map: CourseMap, frame: Frame, texts: MapTexts): Drawing {
  const { start, curved, end } = layOut(map.segments, frame);
  const summit = frame.markers ? { x: frame.width - (frame.labelled ? 46 : 26), y: end.y - (frame.labelled ? 30 : 22) } : end;
  const occupied: Box[] = [
    ...curved.flatMap(({ curve }) => sampled(curve).map(around(5))),
    ...curved.map(({ curve }) => around(SIZES.badge + 3)(curve[3])),
  ];
  const arrived = map.you >= 1 && !map.exam;
  const [you, even] = [pointOnMap(curved, map.you), map.even === null ? null : pointOnMap(curved, map.even)];
  if (frame.markers)
    occupied.push(around(16)(summit), ...(arrived ? [] : [around(14)(you)]), ...(even && !arrived ? [around(10)(even)] : []));

  const bounds = { left: 4, right: frame.width - 4, top: 2, bottom: 10_000 };
  const markerLabel = (text: string, at: Point) => firstFree(markerLabelCandidates(text, at), occupied, bounds);
  const summitLabel = frame.markers
    ? firstFree(summitLabelCandidates(arrived ? texts.arrived : texts.summit, summit), occupied, bounds)
    : null;
  const youLabel = frame.markers && !arrived ? markerLabel(texts.you, you) : null;
  const evenLabel = frame.markers && even && !arrived ? markerLabel(texts.even, even) : null;
  const labels = frame.labelled ? placeSegmentLabels(curved, { occupied, bounds, texts }) : null;

  const lowest = Math.max(start.y + 14, ...occupied.map(({ bottom }) => bottom));
  const height = frame.markers ? Math.ceil(lowest + 12) : 26;
  return {
    width: frame.width,
    height,
    kind: !frame.markers ? 'small' : frame.labelled ? 'named' : 'fine',
    scale: frame.labelled ? 1 : 0.72,
    segments: curved.map((segment, index) => drawSegment(segment, labels?.[index] ?? null)),
    groundPath: groundPathOf(curved, summit, { width: frame.width, height }),
    lastPath: asPath([end, end, summit, summit]),
    summit,
    arrived,
    you: youLabel && { ...youLabel, at: you },
    even: evenLabel && even && { ...evenLabel, at: even },
    summitLabel,
  };
}

type CurvedSegment = Readonly<{ segment: MapSegment; curve: Curve }>;
type Layout = Readonly<{ start: Point; curved: readonly CurvedSegment[]; end: Point }>;

/** Lays out the segments one after the other, each as wide as its content, rising evenly with the width. */
function layOut(segments: readonly MapSegment[], { width, labelled, markers }: Frame): Layout {
  const total = segments.reduce((sum, { length }) => sum + length, 0);
  const [left, right] = markers ? [labelled ? 26 : 14, width - (labelled ? 130 : 62)] : [4, width - 5];
  const [bottom, top] = heights({ width, labelled, markers });
  const even = 1 / Math.max(segments.length, 1);
  const pointAtWidth = (share: number): Point => ({ x: left + (right - left) * share, y: bottom - (bottom - top) * share });

  const start = pointAtWidth(0);
  let [end, passed] = [start, 0];
  const curved = segments.map((segment) => {
    passed += MIN_SHARE * even + (1 - MIN_SHARE) * (total > 0 ? segment.length / total : even);
    const curve = rise(end, pointAtWidth(passed));
    end = curve[3];
    return { segment, curve };
  });
  return { start, curved, end };
}

function heights({ width, labelled, markers }: Frame): [bottom: number, top: number] {
  if (!markers) return [20, 6];
  return labelled ? [Math.round(width * 0.25), 84] : [132, 70];
}

/** The point of the course map at this share of its content. */
function pointOnMap(curved: readonly CurvedSegment[], share: number): Point {
  let left = share * curved.reduce((sum, { segment }) => sum + segment.length, 0);
  for (const [index, { segment, curve }] of curved.entries()) {
    if (left <= segment.length || index === curved.length - 1)
      return pointAt(curve, atShare(curve, segment.length > 0 ? left / segment.length : 1));
    left -= segment.length;
  }
  return { x: 0, y: 0 };
}

function drawSegment({ segment, curve }: CurvedSegment, label: DrawnSegment['label']): DrawnSegment {
  const share = segment.length > 0 ? segment.completed / segment.length : 0;
  const completed = segment.won ? curve : share > 0 ? before(curve, atShare(curve, share)) : null;
  return { segment, path: asPath(curve), completedPath: completed && asPath(completed), badge: curve[3], label };
}

/** The mountain under the segments. */
function groundPathOf(curved: readonly CurvedSegment[], summit: Point, { width, height }: { width: number; height: number }): string {
  const [first] = curved;
  if (!first) return '';

  const [{ x, y }] = first.curve;
  const gap = 14;
  const upperEdge = curved.map(({ curve }) => onward(lowered(curve, gap))).join('');
  return `M0 ${height}V${y + gap}H${x}${upperEdge}L${summit.x} ${summit.y + gap}L${width} ${summit.y + gap * 5}V${height}Z`;
}

const around =
  (reach: number) =>
  ({ x, y }: Point): Box => ({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });

type LabelPosition = Readonly<{ x: number; y: number; anchor: Label['anchor'] }>;
type LabelAt = (position: LabelPosition) => Label;

/** Returns a function that places these lines at a position; their width is measured once for all positions. */
function labelWith(lines: readonly string[]): LabelAt {
  const width = Math.max(...lines.map((line) => widthOf(line, SIZES.label)));
  const below = (lines.length - 1) * SIZES.line + 5;
  return ({ x, y, anchor }) => {
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    return { lines, x, y, anchor, box: { left, right: left + width, top: y - SIZES.label, bottom: y + below } };
  };
}

/** The possible labels of a marker, best first: above it, further above, below it. */
function* markerLabelCandidates(text: string, { x, y }: Point): Generator<Label> {
  const labelAt = labelWith([text]);
  for (let up = 22; up <= 118; up += 8) {
    yield labelAt({ x, y: y - up, anchor: 'middle' });
    yield labelAt({ x: x + 8, y: y - up, anchor: 'end' });
    yield labelAt({ x: x - 8, y: y - up, anchor: 'start' });
  }
  for (let down = 30; down <= 400; down += 8) {
    yield labelAt({ x: x - 8, y: y + down, anchor: 'start' });
    yield labelAt({ x, y: y + down, anchor: 'middle' });
  }
}

/** The possible labels of the summit: above it, within the drawing, or to its left. */
function* summitLabelCandidates(text: string, { x, y }: Point): Generator<Label> {
  const labelAt = labelWith([text]);
  for (const up of [26, 32, 40]) {
    yield labelAt({ x, y: y - up, anchor: 'middle' });
    yield labelAt({ x: x + 22, y: y - up, anchor: 'end' });
  }
  for (const up of [0, 8, 16]) yield labelAt({ x: x - 26, y: y - up, anchor: 'end' });
}

/** What labels are placed in: the boxes already occupied, to which theirs are added, and the bounds. */
type FreeSpace = Readonly<{ occupied: Box[]; bounds: Box }>;

/** The side of its segment on which a label is tried first. */
type Side = 'below' | 'above';

/** How labels are distributed over the sides, the calmest first: all below when they fit, else alternating. */
const DISTRIBUTIONS: readonly ((index: number) => Side)[] = [() => 'below', (index) => (index % 2 === 0 ? 'below' : 'above')];

/** How many times placement is retried with the labels that did not fit placed first, and up to how many of them. */
const [MAX_RETRIES, MAX_UNPLACED] = [3, 3];

/** The width that each label needs, in pixels: with less, placement is not tried. */
const MIN_WIDTH_PER_LABEL = 78;

/** Places the labels of all segments; null when they do not all fit: the list below the drawing has the same texts. */
function placeSegmentLabels(
  curved: readonly CurvedSegment[],
  { occupied, bounds, texts }: FreeSpace & Readonly<{ texts: MapTexts }>,
): NonNullable<DrawnSegment['label']>[] | null {
  if ((bounds.right - bounds.left) / Math.max(curved.length, 1) < MIN_WIDTH_PER_LABEL) return null;

  const occupiedBefore = occupied.length;
  const all = curved.map(({ segment, curve }, index): Labelling => ({ index, curve, variants: labelVariantsOf(segment, texts) }));
  for (const sideOf of DISTRIBUTIONS) {
    let order = all;
    for (let retries = 0; retries <= MAX_RETRIES; retries += 1) {
      const labels = new Map(order.map((each) => [each, placeLabel(each, sideOf(each.index), { occupied, bounds })]));
      const placed = all.flatMap((each) => labels.get(each) ?? []);
      if (placed.length === all.length) return placed.map((label) => ({ ...label, leaderPath: leaderPathTo(label) }));

      occupied.length = occupiedBefore;
      if (all.length - placed.length > MAX_UNPLACED) break;
      order = [...order.filter((each) => !labels.get(each)), ...order.filter((each) => labels.get(each))];
    }
  }
  return null;
}

/** The curve of a segment, and the variants of its label, one for each width of its lines. */
type Labelling = Readonly<{ index: number; curve: Curve; variants: readonly LabelAt[] }>;

/** The maximum widths of the lines of a label, in pixels, in the order in which they are tried. */
const LINE_WIDTHS = [112, 96, 80] as const;

function labelVariantsOf({ title, lessons, seen, optional }: MapSegment, texts: MapTexts): readonly LabelAt[] {
  const count = `${seen}/${lessons}${optional ? ` · ${texts.optional}` : ''}`;
  return LINE_WIDTHS.map((width) => labelWith([...wrapped(title, { size: SIZES.label, width }), count]));
}

/** Places one label; only boxes near its segment are considered, since only they can overlap it. */
function placeLabel(labelling: Labelling, first: Side, { occupied, bounds }: FreeSpace): SegmentLabel | null {
  const [from, to] = [labelling.curve[0].x - LINE_WIDTHS[0] - 20, labelling.curve[3].x + LINE_WIDTHS[0] + 20];
  const near = occupied.filter(({ left, right }) => right > from && left < to);
  const nearBefore = near.length;
  const label = firstFree(segmentLabelCandidates(labelling, first), near, bounds);
  occupied.push(...near.slice(nearBefore));
  return label;
}

const leaderPathTo = ({ leaderBox, origin }: SegmentLabel) =>
  leaderBox && `M${Math.round(origin.x)} ${Math.round(leaderBox.top)}V${Math.round(leaderBox.bottom + 3)}`;

/** The possible labels of a segment: on the side that is tried first, then on the other, further and further away. */
function* segmentLabelCandidates({ curve, variants }: Labelling, first: Side): Generator<SegmentLabel> {
  const origins = [0.5, 0.35, 0.65].map((t) => pointAt(curve, t));
  for (let away = 0; away <= MAX_DISTANCE; away += 8)
    for (const origin of origins)
      for (const labelAt of variants)
        for (const side of ['below', 'above'] as const) {
          const distance = away - (side === first ? 0 : OTHER_SIDE_PENALTY);
          if (distance >= 0)
            for (const anchor of ANCHORS[side]) yield (side === 'below' ? below : above)(labelAt, { origin, away: distance, anchor });
        }
}

/** How far a label may be from its segment, and how much further it is tried on one side before the other, in pixels. */
const [MAX_DISTANCE, OTHER_SIDE_PENALTY] = [168, 16];

/** The curve rises to the right: below it there is space to the right, above it to the left. */
const ANCHORS = { below: ['middle', 'start'], above: ['middle', 'end'] } as const;

/** A label of a segment; a leader line of `leaderBox` joins it to `origin`, a point of the segment, when it is far from it. */
type SegmentLabel = Label & { readonly origin: Point; readonly leaderBox: Box | null };
type LabelOffset = Readonly<{ origin: Point; away: number; anchor: Label['anchor'] }>;

/** How far a label may be without a leader line, in pixels. */
const LEADER_DISTANCE = 18;

function below(labelAt: LabelAt, { origin, away, anchor }: LabelOffset): SegmentLabel {
  const label = labelAt({ x: anchor === 'middle' ? origin.x : origin.x - 8, y: origin.y + 34 + away, anchor });
  const leaderBox = { left: origin.x - 1, right: origin.x + 1, top: origin.y + 12, bottom: label.box.top - 6 };
  return { ...label, origin, leaderBox: away > LEADER_DISTANCE ? leaderBox : null };
}

function above(labelAt: LabelAt, { origin, away, anchor }: LabelOffset): SegmentLabel {
  const position = { x: anchor === 'middle' ? origin.x : origin.x + 8, anchor };
  const { box } = labelAt({ ...position, y: 0 });
  const label = labelAt({ ...position, y: origin.y - 14 - away - box.bottom });
  const leaderBox = { left: origin.x - 1, right: origin.x + 1, top: label.box.bottom + 6, bottom: origin.y - 12 };
  return { ...label, origin, leaderBox: away > LEADER_DISTANCE ? leaderBox : null };
}
