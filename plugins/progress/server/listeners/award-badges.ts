import { courseEvents } from '@cordee/courses';
import type { Db } from '@cordee/kernel';
import { seatEvents } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { awardBadges } from '../services/award-badges.ts';
import { badgesUnderWayEnd, type CourseLearner, learnersInSession, learnersOfCourse } from '../services/badge-store.ts';

/** Awards badges when an outline changes: a theme that lost a lesson may now be validated by learners who had not seen it. (LRN-16) */
export const onOutlineChanged = courseEvents.listener('progress.badges-when-outline-changed', 'outline-changed', (tools, { payload, at }) =>
  awardTo(tools, at, (db) => learnersOfCourse(db, payload.course)),
);

/** Awards badges when a member joins a session: lessons they have already seen count in its course. (LRN-15) */
export const onMemberJoined = seatEvents.listener('progress.badges-when-joined', 'member-joined', (tools, { payload, at }) =>
  awardTo(tools, at, (db) => learnersInSession(db, payload)),
);

/** Awards badges when a session changes: after a move to another course, what its members have done counts there. (LRN-15) */
export const onSessionChanged = seatEvents.listener('progress.badges-when-moved', 'session-changed', (tools, { payload, at }) =>
  awardTo(tools, at, (db) => learnersInSession(db, payload)),
);

/** Awards what these learners have earned by what happened at `at`, also by lessons that are being saved as seen at this moment. */
async function awardTo(
  { strapi, db }: { strapi: Core.Strapi; db: Db },
  at: Date,
  learners: (db: Db) => Promise<CourseLearner[]>,
): Promise<void> {
  await badgesUnderWayEnd(db);
  await awardBadges(strapi, db, await learners(db), at);
}
