import { appOf, currentTime, dayIn, plusDays } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { INACTIVE_AFTER } from '../domain/inactive.ts';
import { learnersByCourse } from './under-way-store.ts';

/** How many learners follow each course today, and how many of them are under way: came in the last three weeks. */
export async function viewUnderWay(strapi: Core.Strapi) {
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const today = dayIn(timeZone, await currentTime(strapi));
  const found = await learnersByCourse(strapi.db.connection, { today, since: plusDays(today, 1 - INACTIVE_AFTER), timeZone });
  const people = found.find(({ course }) => course === null)?.underWay ?? 0;
  const courses = found.flatMap(({ course, title, ...counts }) => (course === null ? [] : [{ course, title: title ?? '', ...counts }]));
  return { people, courses };
}
