import type { CourseId } from '@cordee/courses';
import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { AccessCaller } from '../rights.ts';
import { updateStarted } from './standing-store.ts';

/** A lesson of a course was played, or read, at `at`. */
type Start = Readonly<{ course: CourseId; at: Date }>;

/** Notes, once for each session in which the person was following the course then, that they have started it there. (SEAT-3, PART-7) */
export async function saveStarted(strapi: Core.Strapi, db: Db, { person, rights }: AccessCaller, { course, at }: Start): Promise<void> {
  if (!rights.memberships.some((membership) => membership.course === course && membership.learns && !membership.started)) return;

  await updateStarted(db, { person: person.id, course, at, timeZone: appOf(strapi).settings.TIME_ZONE });
}
