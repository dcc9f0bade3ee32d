import { appOf, dayIn, type SignedInCaller } from '@cordee/kernel';
import { asCourse, asReader, openedBy, type Step, stepsOf } from '@cordee/progress';
import type { CourseProgress } from '@cordee/progress/api';
import { followable, stateOf, viewRuns } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Home } from '../../api.ts';
import { latestFirst } from '../domain/latest-first.ts';
import { asAccess } from './as-access.ts';

type Wanted = Readonly<{ course?: string | undefined; team?: string | undefined }>;

/** What a person finds on arriving; `wanted` is the course, or those to look after, that they chose among several. (LRN-11, ACC-7) */
export async function viewHome(strapi: Core.Strapi, caller: SignedInCaller, wanted: Wanted): Promise<Home> {
  const { TIME_ZONE, CONTACT } = appOf(strapi).settings;
  const today = dayIn(TIME_ZONE, caller.now);
  const accesses = await followable(strapi, caller);
  const [steps, runs] = await Promise.all([
    stepsOf(strapi.db.connection, {
      person: caller.person.id,
      courses: accesses.map(({ course }) => course),
      opened: accesses.flatMap(openedBy),
    }),
    viewRuns(strapi, caller),
  ]);

  const byCourse = Map.groupBy(steps, ({ course }) => course) as Map<string, [Step, ...Step[]]>;
  const open = latestFirst(
    accesses.filter((access) => stateOf(access, today) === 'open' && byCourse.has(access.course)),
    byCourse,
  );
  const views = open.map(
    (access): CourseProgress => asCourse(access, byCourse.get(access.course) as [Step, ...Step[]], { today, timeZone: TIME_ZONE }),
  );
  const reader = asReader(caller, today);
  const team = reader.places.find(({ kind, id }) => kind === 'team' && id === wanted.team);
  const course = team ? null : (views.find(({ id }) => id === wanted.course) ?? views[0] ?? null);

  return {
    person: { ...reader, email: caller.person.email },
    heldBack: caller.person.heldBack,
    works: caller.person.works,
    today,
    contact: CONTACT ?? null,
    place: team?.id ?? course?.id ?? null,
    team: team?.title ?? null,
    course,
    others: views.filter(({ id }) => id !== course?.id),
    waiting: accesses
      .filter((access) => stateOf(access, today) !== 'open')
      .flatMap((access) => asAccess(access, byCourse.get(access.course)?.[0].courseTitle, today)),
    trialOver: caller.person.standing === 'tester' && caller.rights.trial !== null && caller.rights.trial.endsOn < today,
    runs: team ? runs.filter(({ session, companyId }) => [session, companyId].includes(team.id)) : runs,
  };
}
