import { courseEvents } from '@cordee/courses';
import { seatEvents } from '@cordee/seats';
import { progressEvents } from '../events.ts';
import { awardBadges } from '../services/award-badges.ts';
import { coursesWithLesson, learnersInSession, learnersOfCourse } from '../services/badge-store.ts';

/** Awards badges when a lesson is seen: it may be the last of its theme, in each course that contains it. (LRN-16) */
export const onLessonSeen = progressEvents.listener('progress.badges-when-seen', 'lesson-seen', async ({ strapi, db }, { payload }) =>
  awardBadges(strapi, db, await coursesWithLesson(db, payload)),
);

/** Awards badges when an outline changes: a theme that lost a lesson may now be validated by learners who had not seen it. (LRN-16) */
export const onOutlineChanged = courseEvents.listener(
  'progress.badges-when-outline-changed',
  'outline-changed',
  async ({ strapi, db }, { payload }) => awardBadges(strapi, db, await learnersOfCourse(db, payload.course)),
);

/** Awards badges when a member joins a session: lessons they have already seen count in its course. (LRN-15) */
export const onMemberJoined = seatEvents.listener('progress.badges-when-joined', 'member-joined', async ({ strapi, db }, { payload }) =>
  awardBadges(strapi, db, await learnersInSession(db, payload)),
);

/** Awards badges when a session changes: after a move to another course, what its members have done counts there. (LRN-15) */
export const onSessionChanged = seatEvents.listener('progress.badges-when-moved', 'session-changed', async ({ strapi, db }, { payload }) =>
  awardBadges(strapi, db, await learnersInSession(db, payload)),
);
