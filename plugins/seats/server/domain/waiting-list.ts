import type { MembershipId } from './ids.ts';
import { WaitingListChanged } from './refusals.ts';

/** A new order of those who wait, `to`, and the one that it began from: of a long list, its beginning. */
export type WaitingOrder = Readonly<{ from: readonly MembershipId[]; to: readonly MembershipId[] }>;

/** Those who were moved in the order of those who wait, and not those past whom they were: as few as possible. The first place is 1. (ROT-1) */
export function placeChanges<Waiting extends Readonly<{ membership: MembershipId }>>(
  before: readonly Waiting[],
  after: readonly MembershipId[],
): (Waiting & { from: number; to: number })[] {
  const placeAfter = new Map(after.map((membership, index) => [membership, index + 1]));
  const changes = before.map((waiting, index) => ({ ...waiting, from: index + 1, to: placeAfter.get(waiting.membership) ?? 0 }));
  const kept = keptInOrder(changes.map(({ to }) => to));
  return changes.filter(({ to }) => !kept.has(to));
}

type Run = Readonly<{ place: number; before: Run | undefined }>;

/** As many of these places as possible that follow each other upward: a longest increasing subsequence. */
function keptInOrder(places: readonly number[]): ReadonlySet<number> {
  // Of the runs of each length, the one that ends lowest.
  const runs: Run[] = [];
  for (const place of places) {
    const shorter = runs.findLastIndex((run) => run.place < place);
    runs[shorter + 1] = { place, before: runs[shorter] };
  }
  const kept = new Set<number>();
  for (let run = runs.at(-1); run; run = run.before) kept.add(run.place);
  return kept;
}

/**
 * The waiting list in its new order. Somebody who was put at its end meanwhile stays there; whatever else has changed is not overwritten.
 * @throws WaitingListChanged also when the new order leaves somebody out, or names somebody twice (ROT-1)
 */
export function reordered(waiting: readonly MembershipId[], { from, to }: WaitingOrder): MembershipId[] {
  const isUnchanged = from.every((member, index) => member === waiting[index]);
  const isSameMembers = from.toSorted().join() === to.toSorted().join();
  if (!isUnchanged || !isSameMembers) throw new WaitingListChanged({});

  return [...to, ...waiting.slice(to.length)];
}
