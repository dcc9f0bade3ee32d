import { plusDays } from '@cordee/kernel/pure';
import { type RotatingSession, type Turn, turnsToEnd } from './turns.ts';

/** How many days before the end of a turn its member is told. (ROT-5) */
const DAYS_AHEAD = 3;

/** Turns of at most so many counted days are too short to be told of their end. (ROT-5) */
export const SHORT_TURN_DAYS = 5;

/**
 * The running turns whose slot goes to somebody else within three days; not those that end with the session, or the last day of their member: what that
 * ends is the access. (ROT-5)
 */
export function endingTurns<Member>(session: RotatingSession<Member>): Turn<Member>[] {
  const { today, members } = session;
  const last = plusDays(today, DAYS_AHEAD);
  const endsOn = last < session.endsOn ? last : session.endsOn;
  const isGivenUp = ({ member, from, to }: Turn<Member>) =>
    from <= today && today < to && to <= endsOn && to <= (members.get(member)?.endsOn ?? endsOn);
  return turnsToEnd({ ...session, endsOn }).filter(isGivenUp);
}
