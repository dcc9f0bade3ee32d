import { type Day, plusDays } from '@cordee/kernel/pure';
import { isOver, type RotatingSession, type Turn } from './turns.ts';

/**
 * How a member stands in the turns of their session. `until`: the last day of the turn that runs, as it is planned, in a natural rotation the last that it can have, null
 * when none runs; `isKept`: it lasts longer than a turn, for want of a next on the list as it stands; `next`: the first day of their next turn, null when none begins before the session ends. (ROT-5, ROT-6)
 */
export type MemberTurns = Readonly<{ until: Day | null; isKept: boolean; next: Day | null }>;

/** How a member stands in these planned turns of a session. (ROT-5, ROT-6) */
export function turnsOf<Member>(session: RotatingSession<Member>, turns: readonly Turn<Member>[], member: Member): MemberTurns {
  const { holders, rotation, endsOn, members } = session;
  const [first, second] = turns.filter((turn) => turn.member === member);
  const running = holders.find((holder) => holder.member === member);
  if (!running || !first) return { until: null, isKept: false, next: first?.from ?? null };

  const until = rotation.kind === 'natural' ? (members.get(member)?.endsOn ?? endsOn) : plusDays(first.to, -1);
  return { until, isKept: isOver(running, session, until), next: second?.from ?? null };
}

/**
 * Whether a planned turn begins or ends by a forecast: in a natural rotation the later ones begin when somebody finishes, and the one that runs ends when its
 * member is likely to. (ROT-6)
 */
export function isApproximate<Member>(
  { rotation, today, startsOn, members }: RotatingSession<Member>,
  { member, from, to }: Turn<Member>,
): boolean {
  if (rotation.kind !== 'natural') return false;

  const isLater = from > today && from > startsOn;
  return isLater || to === members.get(member)?.finishesOn;
}
