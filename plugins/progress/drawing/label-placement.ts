/** A rectangle that something keeps for itself. */
export type Box = Readonly<{ left: number; right: number; top: number; bottom: number }>;

/** What stays free around a word, in pixels. */
const MARGIN = 3;

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right + MARGIN && b.left < a.right + MARGIN && a.top < b.bottom + MARGIN && b.top < a.bottom + MARGIN;

const within = (box: Box, bounds: Box) =>
  box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;

/** A place for something; `line` is what leads to it, which must keep free of things as well. */
type Spot = Readonly<{ box: Box; line?: Box | null }>;

/** The first of these spots that is within bounds and touches nothing that is taken; takes it. Null when there is none. */
export function firstFree<S extends Spot>(spots: Iterable<S>, taken: Box[], bounds: Box): S | null {
  for (const spot of spots) {
    const boxes = spot.line ? [spot.box, spot.line] : [spot.box];
    if (!within(spot.box, bounds) || taken.some((other) => boxes.some((box) => overlap(box, other)))) continue;
    taken.push(...boxes);
    return spot;
  }
  return null;
}
