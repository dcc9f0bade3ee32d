/** A rectangle that something keeps for itself. */
export type Box = Readonly<{ left: number; right: number; top: number; bottom: number }>;

/** What stays free around a word, in pixels. */
const AIR = 3;

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right + AIR && b.left < a.right + AIR && a.top < b.bottom + AIR && b.top < a.bottom + AIR;

const within = (box: Box, bounds: Box) =>
  box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;

/** The first of these spots that is within bounds and touches nothing that is taken; takes it. Null when there is none. */
export function place<Spot extends { readonly box: Box }>(spots: Iterable<Spot>, taken: Box[], bounds: Box): Spot | null {
  for (const spot of spots) {
    if (!within(spot.box, bounds) || taken.some((other) => overlap(spot.box, other))) continue;
    taken.push(spot.box);
    return spot;
  }
  return null;
}
