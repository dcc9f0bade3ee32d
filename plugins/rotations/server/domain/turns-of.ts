import { type Day, plusDays } from '@cordee/kernel/pure';
import type { RotatingSession, Turn } from './turns.ts';

/**
 * How a member stands in the turns of their session. `until`: the last day of the turn that runs, as it is planned, null when none runs; `isKept`: nobody waits,
 * and the slot stays theirs while nobody does; `next`: the first day of their next turn, null when none begins before the session ends. (ROT-5, ROT-6)
 */
export type MemberTurns = Readonly<{ until: Day | null; isKept: boolean; next: Day | null }>;

/** How a member stands in these planned turns of a session. (ROT-5, ROT-6) */
export function turnsOf<Member>({ holders, queue }: RotatingSession<Member>, turns: readonly Turn<Member>[], member: Member): MemberTurns {
  const [first, second] = turns.filter((turn) => turn.member === member);
  const isRunning = holders.some((holder) => holder.member === member);
  const next = isRunning ? second : first;
  return { until: isRunning && first ? plusDays(first.to, -1) : null, isKept: isRunning && queue.length === 0, next: next?.from ?? null };
}
