import type { MembershipId } from './ids.ts';
import { WaitingListChanged } from './refusals.ts';

/** A new order of those who wait, `to`, and the one that it began from: of a long list, its beginning. */
export type WaitingOrder = Readonly<{ from: readonly MembershipId[]; to: readonly MembershipId[] }>;

/** Those who wait whose place is another one in the new order; the first place is 1. (ROT-1) */
export function placeChanges<Waiting extends Readonly<{ membership: MembershipId }>>(
  before: readonly Waiting[],
  after: readonly MembershipId[],
): (Waiting & { from: number; to: number })[] {
  const placeAfter = new Map(after.map((membership, index) => [membership, index + 1]));
  return before.flatMap((waiting, index) => {
    const [from, to] = [index + 1, placeAfter.get(waiting.membership)];
    return to === undefined || to === from ? [] : { ...waiting, from, to };
  });
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
