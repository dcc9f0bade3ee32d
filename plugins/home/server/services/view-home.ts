import { type AskingAs, dayIn, houseOf } from '@cordee/kernel';
import { asCourse, asReader, openedBy, type Step, stepsOf } from '@cordee/progress';
import type { CourseProgress } from '@cordee/progress/api';
import { followable, stateOf, viewRuns } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Home } from '../../api.ts';
import { latestFirst } from '../domain/latest-first.ts';
import { asAccess } from './as-access.ts';

type Wanted = Readonly<{ course?: string | undefined; team?: string | undefined }>;

/** What a person finds on arriving; `wanted` is the course, or those to look after, that they chose among several. (LRN-11, ACC-7) */
export async function viewHome(strapi: Core.Strapi, asking: AskingAs<'person'>, wanted: Wanted): Promise<Home> {
  const { TIME_ZONE, CONTACT } = houseOf(strapi).settings;
  const today = dayIn(TIME_ZONE, asking.now);
  const accesses = await followable(strapi, asking);
  const [steps, runs] = await Promise.all([
    stepsOf(strapi.db.connection, {
      person: asking.person.id,
      courses: accesses.map(({ course }) => course),
      opened: accesses.flatMap(openedBy),
    }),
    viewRuns(strapi, asking),
  ]);

  const byCourse = Map.groupBy(steps, ({ course }) => course) as Map<string, [Step, ...Step[]]>;
  const open = latestFirst(
    accesses.filter((access) => stateOf(access, today) === 'open' && byCourse.has(access.course)),
    byCourse,
  );
  const views = open.map(
    (access): CourseProgress => asCourse(access, byCourse.get(access.course) as [Step, ...Step[]], { today, timeZone: TIME_ZONE }),
  );
  const reader = asReader(asking, today);
  const team = reader.places.find(({ kind, id }) => kind === 'team' && id === wanted.team);
  const course = team ? null : (views.find(({ id }) => id === wanted.course) ?? views[0] ?? null);

  return {
    person: { ...reader, email: asking.person.email },
    heldBack: asking.person.heldBack,
    works: asking.person.works,
    today,
    contact: CONTACT ?? null,
    place: team?.id ?? course?.id ?? null,
    team: team?.title ?? null,
    course,
    others: views.filter(({ id }) => id !== course?.id),
    waiting: accesses
      .filter((access) => stateOf(access, today) !== 'open')
      .flatMap((access) => asAccess(access, byCourse.get(access.course)?.[0].courseTitle, today)),
    trialOver: asking.person.standing === 'tester' && asking.rights.trial !== null && asking.rights.trial.endsOn < today,
    runs: team ? runs.filter(({ session, companyId }) => [session, companyId].includes(team.id)) : runs,
  };
}
