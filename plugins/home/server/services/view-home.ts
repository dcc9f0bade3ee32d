import type { CourseId } from '@cordee/courses';
import { appOf, dayIn, shownEmail } from '@cordee/kernel';
import { type KeptRow, keptOf, keptThemes, outlineLessonsOf, testerOnlyCourses, toCourseView } from '@cordee/progress';
import type { CourseProgress } from '@cordee/progress/api';
import { turnNotice } from '@cordee/rotations';
import {
  type AccessCaller,
  accessesOf,
  type CourseAccess,
  daysHeldFor,
  type ScopesCaller,
  slotNotice,
  stateOf,
  toReaderView,
  viewManagedSessions,
} from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Home } from '../../api.ts';
import { latestFirst } from '../domain/latest-first.ts';
import { toAccessSummary } from './to-access-summary.ts';

type HomeQueryInput = Readonly<{ course?: CourseId | undefined; team?: string | undefined }>;

/** The home page of a person; `query` is the course, or the document id of the team, that they chose among several. (LRN-11, ACC-7) */
export async function viewHome(strapi: Core.Strapi, caller: AccessCaller & ScopesCaller, query: HomeQueryInput): Promise<Home> {
  const { TIME_ZONE, CONTACT } = appOf(strapi).settings;
  const today = dayIn(TIME_ZONE, caller.now);
  const accesses = await accessesOf(strapi, caller);
  const followed = { person: caller.person.id, courses: accesses.map(({ course }) => course) };
  const [lessons, kept, managedSessions, daysHeld] = await Promise.all([
    outlineLessonsOf(strapi.db.connection, { ...followed, testerOnly: accesses.flatMap(testerOnlyCourses) }),
    keptOf(strapi.db.connection, followed),
    viewManagedSessions(strapi, caller),
    daysHeldFor(strapi, caller, accesses),
  ]);

  const byCourse = Map.groupBy(lessons, ({ course }) => course);
  const keptByCourse = Map.groupBy(kept, ({ course }) => course);
  const isOpen = (access: CourseAccess) => stateOf(access, today) === 'open';
  const open = latestFirst(
    accesses.filter((access) => isOpen(access) && byCourse.has(access.course)),
    byCourse,
  );
  const views = open.flatMap((access): CourseProgress[] => {
    const [first, ...others] = byCourse.get(access.course) ?? [];
    const keptThere = keptByCourse.get(access.course) ?? [];
    return first ? [toCourseView(access, [first, ...others], { today, timeZone: TIME_ZONE, daysHeld }, keptThere)] : [];
  });
  const reader = toReaderView(caller, today);
  const team = reader.scopes.find(({ kind, id }) => kind === 'team' && id === query.team);
  const course = team ? null : (views.find(({ id }) => id === query.course) ?? views[0] ?? null);

  const shown = accesses.find((access) => access.course === course?.id);
  const [slot, turn] = shown ? await Promise.all([slotNotice(strapi, caller, shown), turnNotice(strapi, caller, shown)]) : [null, null];

  return {
    person: { ...reader, email: shownEmail(caller.person.email) },
    needsTwoFactor: caller.person.needsTwoFactor,
    isStaff: caller.person.isStaff,
    today,
    contact: CONTACT ?? null,
    scope: team?.id ?? course?.id ?? null,
    team: team?.title ?? null,
    course,
    slot,
    turn,
    others: views.filter(({ id }) => id !== course?.id),
    withdrawn: accesses
      .filter((access) => isOpen(access) && !byCourse.has(access.course))
      .flatMap(({ course: id }) => toWithdrawn(id, keptByCourse.get(id) ?? [])),
    waiting: accesses
      .filter((access) => !isOpen(access))
      .flatMap((access) => toAccessSummary(access, byCourse.get(access.course)?.[0]?.courseTitle, today)),
    trialOver: caller.person.globalRole === 'tester' && caller.rights.trial !== null && caller.rights.trial.endsOn < today,
    managedSessions: team
      ? managedSessions.filter(({ session, companyDocument }) => [session, companyDocument].includes(team.id))
      : managedSessions,
  };
}

/** What is left on the home page of a course that is no longer published; nothing when the person did nothing there. (LRN-16) */
const toWithdrawn = (id: CourseId, kept: readonly KeptRow[]): Home['withdrawn'] =>
  kept.length > 0 ? [{ id, title: kept[0]?.courseTitle ?? '', kept: keptThemes(kept) }] : [];
