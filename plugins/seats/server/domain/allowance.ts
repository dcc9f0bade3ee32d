import type { Refusal } from '@cordee/kernel/pure';
import type { MembershipId } from './ids.ts';
import { AllowanceBelowHolders, AllowanceChanged } from './refusals.ts';

/** Who holds a slot, by name. */
type Holder = Readonly<{ membership: MembershipId; name: string }>;

/** A slot session whose allowance changes; its holders by their slots. (SEAT-5) */
type Slots = Readonly<{ allowance: number; holders: readonly Holder[] }>;

/** The allowance that staff saw, the one they want, and whom they chose to leave their slots for it. (SEAT-6) */
export type AllowanceChange = Readonly<{ from: number; allowance: number; leaving: readonly MembershipId[] }>;

/** How many holders leave for an allowance: free slots are retired first. (SEAT-6) */
export const mustLeave = (allowance: number, holders: number): number => Math.max(0, holders - allowance);

/** Why the allowance of a slot session does not change: it is another one already, or who leaves is not as many as must, of those who hold. (SEAT-6, H-93) */
export function refuseAllowance({ allowance: now, holders }: Slots, { from, allowance, leaving }: AllowanceChange): Refusal | null {
  if (from !== now) return new AllowanceChanged({ from, now });
  const chosen = holders.filter(({ membership }) => leaving.includes(membership));
  if (chosen.length === leaving.length && chosen.length === mustLeave(allowance, holders.length)) return null;
  return new AllowanceBelowHolders({ allowance, holders: holders.length, names: holders.map(({ name }) => name).join(', ') });
}
