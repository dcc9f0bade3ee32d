import type { CourseId } from '@cordee/courses';
import { appOf, type Db, dayIn } from '@cordee/kernel';
import type { Day, Id } from '@cordee/kernel/pure';
import { heldDays, type SessionId } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { paceIn } from '../domain/course-progress.ts';
import { requiredLessonsOf } from './lesson-view-store.ts';

/** People who follow a course in one slot session, each with the last day of their access. */
type Followers = Readonly<{
  session: SessionId;
  course: CourseId;
  startsOn: Day;
  people: readonly Readonly<{ person: Id<'person'>; endsOn: Day }>[];
  now: Date;
}>;

/** The days on which holders of slots of a session will have completed its course, at their pace; nobody of whom there is no forecast. Two SQL statements. (ROT-6, TEAM-5) */
export async function forecastsOf(
  strapi: Core.Strapi,
  db: Db,
  { session, course, startsOn, people, now }: Followers,
): Promise<ReadonlyMap<Id<'person'>, Day>> {
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const ids = people.map(({ person }) => person);
  const held = new Map((await heldDays(db, { people: ids, sessions: [session], now, timeZone })).map((slot) => [slot.person, slot]));
  const lessons = Map.groupBy(await requiredLessonsOf(db, { course, people: ids }), ({ person }) => person);
  const period = { startsOn, today: dayIn(timeZone, now), timeZone, following: true };
  return new Map(
    people.flatMap(({ person, endsOn }) => {
      const arrival = paceIn(lessons.get(person) ?? [], { ...period, endsOn, held: held.get(person) ?? null })?.arrival;
      return arrival ? [[person, arrival]] : [];
    }),
  );
}
