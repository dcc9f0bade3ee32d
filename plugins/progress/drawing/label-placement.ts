/** A rectangle that something occupies. */
export type Box = Readonly<{ left: number; right: number; top: number; bottom: number }>;

/** The space to leave free around a label, in pixels. */
const MARGIN = 3;

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right + MARGIN && b.left < a.right + MARGIN && a.top < b.bottom + MARGIN && b.top < a.bottom + MARGIN;

const isWithin = (box: Box, bounds: Box) =>
  box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;

/** A possible position of a label; `leaderBox` is the line that leads to it, which must not overlap anything either. */
type Candidate = Readonly<{ box: Box; leaderBox?: Box | null }>;

/** The first candidate that is within bounds and overlaps nothing occupied; adds its boxes to `occupied`. Null when there is none. */
export function firstFree<C extends Candidate>(candidates: Iterable<C>, occupied: Box[], bounds: Box): C | null {
  for (const candidate of candidates) {
    const boxes = candidate.leaderBox ? [candidate.box, candidate.leaderBox] : [candidate.box];
    if (!isWithin(candidate.box, bounds) || occupied.some((other) => boxes.some((box) => overlap(box, other)))) continue;
    occupied.push(...boxes);
    return candidate;
  }
  return null;
}
