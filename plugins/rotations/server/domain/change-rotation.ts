import { plusDays } from '@cordee/kernel/pure';
import { type Holder, isOver, planTurns, type RotatingSession, type Rotation } from './turns.ts';

/**
 * The session once its slots go round in another way, from today on. In another kind of rotation the running turns begin anew: become paced, they count from today;
 * paced no more, none is over. Turns that run while the number of days or their counting is changed end no sooner than the second day after it; those that were
 * over stay so. (ROT-7)
 */
export function withRotation<Member>(session: RotatingSession<Member>, rotation: Rotation): RotatingSession<Member> {
  const change = changeOf(session.rotation, rotation);
  return { ...session, rotation, holders: session.holders.map((holder) => changedTurn(holder, session, change)) };
}

type Change = 'kind' | 'pace' | 'none';

function changeOf(before: Rotation, after: Rotation): Change {
  if (after.kind !== before.kind) return 'kind';
  if (after.kind !== 'paced' || before.kind !== 'paced') return 'none';

  const isSame =
    before.days === after.days &&
    before.counting.weekends === after.counting.weekends &&
    before.counting.holidays === after.counting.holidays;
  return isSame ? 'none' : 'pace';
}

function changedTurn<Member>(holder: Holder<Member>, session: RotatingSession<Member>, change: Change): Holder<Member> {
  if (change === 'kind') return { ...holder, countsFrom: session.today, earliestEnd: null, isOver: false };
  if (change === 'pace')
    return isOver(holder, session, session.today) ? { ...holder, isOver: true } : { ...holder, earliestEnd: plusDays(session.today, 2) };
  return holder;
}

/** The largest number of days below that of the tried rotation at which everybody on the list gets a whole turn, were it saved today; null when there is none. (ROT-6) */
export function proposedPace<Member>(session: RotatingSession<Member>, tried: Rotation): number | null {
  if (tried.kind !== 'paced' || tried.days === 1) return null;

  const days = tried.days - 1;
  const { without, pace } = planTurns(withRotation(session, { ...tried, days }), null);
  return without.length === 0 ? days : pace;
}
