import { appOf, dayIn, type Id } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonCourse } from '../../person-admin-api.ts';
import { distinct, segmentsOf } from '../domain/map-segment.ts';
import { missingThemes } from '../domain/missing-themes.ts';
import { coursesTakenBy, type TakenCourse } from './courses-of-store.ts';
import { type OutlineLesson, outlineLessonsOf } from './lesson-view-store.ts';

/** The progress of a person in each course that they take or have badges of, and what it still asks of them. Two SQL statements. (ACC-13) */
export async function viewCoursesOf(strapi: Core.Strapi, person: Id<'person'>): Promise<PersonCourse[]> {
  const db = strapi.db.connection;
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const taken = Map.groupBy(await coursesTakenBy(db, person), ({ course }) => course);
  const lessons = Map.groupBy(await outlineLessonsOf(db, { person, courses: [...taken.keys()] }), ({ course }) => course);
  return [...taken].map(([course, sessions]) => toPersonCourse(sessions, lessons.get(course) ?? [], timeZone));
}

function toPersonCourse(taken: readonly TakenCourse[], outline: readonly OutlineLesson[], timeZone: string): PersonCourse {
  const segments = segmentsOf(outline);
  const lessons = distinct(outline);
  return {
    course: taken[0]?.course ?? '',
    title: taken[0]?.title ?? null,
    certifying: outline[0]?.certifying ?? false,
    sessions: taken.flatMap(({ session, reference, startsOn, endsOn, finishedAt }) =>
      session === null ? [] : [{ session, reference, startsOn, endsOn, finishedOn: finishedAt && dayIn(timeZone, finishedAt) }],
    ),
    lessons: lessons.length,
    seen: lessons.filter(({ seenAt }) => seenAt !== null).length,
    themes: segments.length,
    validated: segments.filter(({ won }) => won).length,
    missing: missingThemes(segments),
  };
}
