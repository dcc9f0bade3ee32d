export type Point = Readonly<{ x: number; y: number }>;

/** A cubic Bézier curve, by its four points. */
export type Curve = readonly [Point, Point, Point, Point];

const mix = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });

/** The curve from one point to another: horizontal at both ends, rising in between. */
export function rise(from: Point, to: Point): Curve {
  const reach = (to.x - from.x) * 0.55;
  return [from, { x: from.x + reach, y: from.y }, { x: to.x - reach, y: to.y }, to];
}

/** The part of a curve before parameter `t`, by de Casteljau's algorithm. */
export function before([a, b, c, d]: Curve, t: number): Curve {
  const [ab, bc, cd] = [mix(a, b, t), mix(b, c, t), mix(c, d, t)];
  const [abc, bcd] = [mix(ab, bc, t), mix(bc, cd, t)];
  return [a, ab, abc, mix(abc, bcd, t)];
}

export const pointAt = (curve: Curve, t: number): Point => before(curve, t)[3];

/** The parameter at which this share of a curve's width is reached. Found by bisection, since x only grows along a rise. */
export function atShare(curve: Curve, share: number): number {
  const target = curve[0].x + (curve[3].x - curve[0].x) * Math.min(Math.max(share, 0), 1);
  let [low, high] = [0, 1];
  for (let step = 0; step < 20; step += 1) {
    const middle = (low + high) / 2;
    if (pointAt(curve, middle).x < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Points along a curve, both ends included. */
export const sampled = (curve: Curve, count = 12): Point[] =>
  Array.from({ length: count + 1 }, (_, index) => pointAt(curve, index / count));

/** A curve moved down by `dy`. */
export function lowered([a, b, c, d]: Curve, dy: number): Curve {
  const lower = ({ x, y }: Point): Point => ({ x, y: y + dy });
  return [lower(a), lower(b), lower(c), lower(d)];
}

const n = (value: number) => String(Math.round(value * 10) / 10);

/** The curve as the `d` attribute of an SVG path. */
export const asPath = ([a, b, c, d]: Curve): string => `M${n(a.x)} ${n(a.y)}C${n(b.x)} ${n(b.y)} ${n(c.x)} ${n(c.y)} ${n(d.x)} ${n(d.y)}`;

/** The curve as the continuation of an SVG path that has reached its first point. */
export const onward = ([, b, c, d]: Curve): string => `C${n(b.x)} ${n(b.y)} ${n(c.x)} ${n(c.y)} ${n(d.x)} ${n(d.y)}`;
