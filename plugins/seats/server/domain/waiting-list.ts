import type { MembershipId } from './ids.ts';
import { WaitingListChanged } from './refusals.ts';

/** A new order of those who wait, `to`, and the one that it began from: of a long list, its beginning. */
export type WaitingOrder = Readonly<{ from: readonly MembershipId[]; to: readonly MembershipId[] }>;

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
