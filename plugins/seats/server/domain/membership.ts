import { atHour, type Day, type Id, plusDays, type Refusal } from '@cordee/kernel/pure';
import type { SessionId } from './ids.ts';
import { LastDayAfterSession, LastDayBeforeFirst, LastDayPassed } from './refusals.ts';

/** The role of a person in a session. Pilots are attached to a company, testers and administrators have a global role. (ACC-8) */
export type Role = 'learner' | 'manager' | 'manager-learner';

/** How many people manage one member at most. (ACC-8, TEAM-2) */
export const MOST_MANAGERS = 20;

/**
 * How a member of a slot session stands: whether they hold a slot, else their place on the waiting list, if they are on it, and since when
 * they hold none, if they ever did (ISO 8601). (SEAT-7, ROT-1)
 */
export type SlotStanding = Readonly<{ held: boolean; place: number | null; lostAt: string | null }>;

/** Links a person to a session, with the dates of their access, both included. (ACC-5, ACC-8) */
export type Membership = Readonly<{
  session: SessionId;
  /** The document id of the session, by which the reader's pages know it. */
  sessionDocument: string;
  reference: string;
  course: Id<'course'>;
  /** Title of the course; null until it is published. */
  title: string | null;
  language: 'fr' | 'en' | null;
  /** Whether the member takes the course, manages the session, or does both: what their role gives, as the database says. */
  learns: boolean;
  manages: boolean;
  startsOn: Day;
  endsOn: Day;
  /** Whether the member has begun the course since they joined: played a second of a film, or read a text. */
  started: boolean;
  /** When the member finished the course in this session (ISO 8601); null before. */
  finishedAt: string | null;
  /** Null in a licence session, whose members all follow at the same time. (SEAT-2) */
  slot: SlotStanding | null;
}>;

/** The dates of a session, and whether its members share slots. */
type SessionDates = Readonly<{ kind: 'licence' | 'slot'; startsOn: Day; endsOn: Day }>;

/**
 * Why a member of this session cannot have this last day of their own; null when they can. It may come after that of a licence session, in
 * which nobody waits for the place. (SEAT-3, SEAT-6)
 */
export function refuseOwnLastDay(day: Day, { kind, startsOn, endsOn }: SessionDates): Refusal | null {
  if (day < startsOn) return new LastDayBeforeFirst({ startsOn });
  return kind === 'slot' && day > endsOn ? new LastDayAfterSession({ endsOn }) : null;
}

/** Same as `refuseOwnLastDay`, for somebody who joins the session today: the day has not passed. (SEAT-6) */
export const refuseLastDayOnJoining = (day: Day, session: SessionDates, today: Day): Refusal | null =>
  refuseOwnLastDay(day, session) ?? (day < today ? new LastDayPassed({ today }) : null);

/** The days on which a tester has access to the lessons open to testers, both included. (ACC-7, ACC-9) */
export type Trial = Readonly<{ startsOn: Day; endsOn: Day }>;

/** The facts about a person that decide their access to courses: global role, memberships and trial. (ACC-7) */
export type AccessSubject = Readonly<{
  person: Readonly<{ globalRole: 'none' | 'tester' | 'student' | 'administrator' }>;
  rights: Readonly<{ memberships: readonly Membership[]; trial: Trial | null }>;
}>;

/**
 * An access to a course: to all of it between two dates, to all of it without dates (administrators), or to the lessons open to
 * testers only.
 */
export type CourseAccess = Readonly<{
  course: Id<'course'>;
  part: 'all' | 'open-to-testers';
  /** The session that gives the access, and its reference; null when the global role does. */
  session: SessionId | null;
  reference: string | null;
  startsOn: Day | null;
  endsOn: Day | null;
  /** When the person finished the course with this access (ISO 8601); null before, and where it belongs to no session. */
  finishedAt: string | null;
  /** How the person stands for a slot; null where none is needed. (SEAT-7) */
  slot: SlotStanding | null;
}>;

/**
 * Whether a person has access to a course today: the access, or the reason why not. `no-slot`: the course can be looked at, and its lessons
 * are closed until the person gets a slot. (ACC-5, SEAT-7)
 */
export type AccessDecision = Readonly<
  | { state: 'open'; access: CourseAccess }
  | { state: 'no-slot'; access: CourseAccess; slot: SlotStanding }
  | { state: 'not-yet'; startsOn: Day }
  | { state: 'ended'; endsOn: Day; access: CourseAccess }
  | { state: 'none' }
>;

/** Where today lies: between the dates of an access, before its first day, or after its last. */
export type AccessState = 'open' | 'not-yet' | 'ended';

/** How today relates to the dates of an access. */
type DateDecision = Readonly<{ state: 'open' } | { state: 'not-yet'; startsOn: Day } | { state: 'ended'; endsOn: Day }>;

/** Compares access dates with today: open from the first day to the last, both included; open at any time without dates. (ACC-5) */
function decideDates({ startsOn, endsOn }: Pick<CourseAccess, 'startsOn' | 'endsOn'>, today: Day): DateDecision {
  if (startsOn !== null && today < startsOn) return { state: 'not-yet', startsOn };
  return endsOn !== null && today > endsOn ? { state: 'ended', endsOn } : { state: 'open' };
}

/** The state of an access today, by its dates. (ACC-5) */
export const stateOf = (dates: Pick<CourseAccess, 'startsOn' | 'endsOn'>, today: Day): AccessState => decideDates(dates, today).state;

/** Decides from memberships, access dates and global role whether a person has access to a course today. (ACC-5, ACC-7) */
export function decideAccess(subject: AccessSubject, course: Id<'course'>, today: Day): AccessDecision {
  const access = bestAccess(candidateAccesses(subject, course), today);
  if (!access) return { state: 'none' };

  const dates = decideDates(access, today);
  if (dates.state === 'not-yet') return dates;
  return dates.state === 'open' && isWithoutSlot(access) ? { state: 'no-slot', access, slot: access.slot } : { ...dates, access };
}

/** Whether an access needs a slot that the person does not hold. (SEAT-7) */
export const isWithoutSlot = (access: CourseAccess): access is CourseAccess & Readonly<{ slot: SlotStanding }> =>
  access.slot !== null && !access.slot.held;

/**
 * Whether the person is following the course of an access today: within its dates, in a licence session or holding a slot, and not finished.
 * What says how fast to go, or reminds of going on, is for them alone.
 */
export const isFollowing = (access: CourseAccess, today: Day): boolean =>
  stateOf(access, today) === 'open' && !isWithoutSlot(access) && access.finishedAt === null;

/** How long after an access let somebody follow for the last time what was done until then may still arrive: seven days. (H-89) */
const LATE_MS = 7 * 86_400_000;

/** An access that lets follow no more, and since when. */
export type LateAccess = Readonly<{ access: CourseAccess; until: Date }>;

/**
 * Of the accesses to a course that are over, or lost their slot, the one through which a page that was served at `served` may still report
 * now: the latest. Undefined when there is none. (H-89)
 */
export function lateAccess(
  accesses: readonly CourseAccess[],
  { served, now, timeZone }: Readonly<{ served: Date; now: Date; timeZone: string }>,
): LateAccess | undefined {
  return accesses
    .flatMap((access) => endsOfFollowing(access, timeZone).map((until) => ({ access, until })))
    .filter(({ until }) => served <= until && until <= now && now.getTime() <= until.getTime() + LATE_MS)
    .sort((a, b) => b.until.getTime() - a.until.getTime())[0];
}

/** The instant from which on an access lets nobody follow: its slot was lost, or its last day ends, whichever comes first; none when it never let them. */
function endsOfFollowing({ endsOn, slot }: CourseAccess, timeZone: string): Date[] {
  const lostAt = slot === null || slot.held ? null : slot.lostAt;
  if (slot?.held === false && lostAt === null) return [];

  const ends = [...(lostAt === null ? [] : [new Date(lostAt)]), ...(endsOn === null ? [] : [atHour(timeZone, plusDays(endsOn, 1), 0)])];
  return ends.sort((a, b) => a.getTime() - b.getTime()).slice(0, 1);
}

/** Selects the access that counts: the open one that lets follow, covers most and lasts longest, else the next to open, else the last to end. */
export function bestAccess(accesses: readonly CourseAccess[], today: Day): CourseAccess | undefined {
  const inState = (state: AccessState) => accesses.filter((access) => stateOf(access, today) === state);
  return inState('open').sort(byPartAndEnd)[0] ?? inState('not-yet').sort(byStart)[0] ?? inState('ended').sort(byEnd)[0];
}

/**
 * Lists every access of a person to a course, open today or not. Administrators and testers have access by their global role:
 * the caller makes sure that `course` exists.
 */
export function candidateAccesses({ person, rights }: AccessSubject, course: Id<'course'>): CourseAccess[] {
  const memberships = rights.memberships.filter((membership) => membership.course === course && membership.learns).map(toAccess);
  const byGlobalRole: CourseAccess[] = [];
  if (person.globalRole === 'administrator') byGlobalRole.push({ course, part: 'all', ...ANY_TIME });
  if (person.globalRole === 'tester' && rights.trial) byGlobalRole.push({ course, part: 'open-to-testers', ...ANY_TIME, ...rights.trial });
  return [...memberships, ...byGlobalRole];
}

const ANY_TIME = { session: null, reference: null, startsOn: null, endsOn: null, finishedAt: null, slot: null } as const;

const toAccess = ({ course, session, reference, startsOn, endsOn, finishedAt, slot }: Membership): CourseAccess => ({
  course,
  part: 'all',
  session,
  reference,
  startsOn,
  endsOn,
  finishedAt,
  slot,
});

const PART_ORDER: Readonly<Record<CourseAccess['part'], number>> = { all: 0, 'open-to-testers': 1 };
const NO_START = '0000-01-01';
const NO_END = '9999-12-31';

/** Compares two accesses: the one that ends later, or never, comes first. */
export const byEnd = (a: CourseAccess, b: CourseAccess): number => (b.endsOn ?? NO_END).localeCompare(a.endsOn ?? NO_END);

/** The place at which a person waits to take lessons: 0 when they need not wait, the last of all when they are on no list. */
const placeOf = (access: CourseAccess): number => (isWithoutSlot(access) ? (access.slot.place ?? Number.MAX_SAFE_INTEGER) : 0);

/**
 * Compares two accesses: what lets take lessons, or will soonest, comes first, the whole course before lessons open to testers, then the later
 * end first. (SEAT-7)
 */
export const byPartAndEnd = (a: CourseAccess, b: CourseAccess): number =>
  placeOf(a) - placeOf(b) || PART_ORDER[a.part] - PART_ORDER[b.part] || byEnd(a, b);

/** Compares two accesses: the one that starts earlier, or has no first day, comes first. */
export const byStart = (a: CourseAccess, b: CourseAccess): number => (a.startsOn ?? NO_START).localeCompare(b.startsOn ?? NO_START);
