import { courseEvents } from '@cordee/courses';
import { seatEvents } from '@cordee/seats';
import { progressEvents } from '../events.ts';
import { awardBadges } from '../services/award-badges.ts';
import { coursesWithLesson, learnersInSession, learnersOfCourse } from '../services/badge-store.ts';

/** A lesson seen may have been the last of its theme, in each course that holds it. (LRN-16) */
export const onLessonSeen = progressEvents.listener('progress.badges-when-seen', 'lesson-seen', async ({ strapi, db }, { payload }) =>
  awardBadges(strapi, db, await coursesWithLesson(db, payload)),
);

/** A theme that loses a lesson may be complete for those who had not seen that one. (LRN-16) */
export const onOutlineChanged = courseEvents.listener(
  'progress.badges-when-outline-changed',
  'outline-changed',
  async ({ strapi, db }, { payload }) => awardBadges(strapi, db, await learnersOfCourse(db, payload.course)),
);

/** Whoever joins a course with lessons already seen has won the badges that these are worth there. (LRN-15) */
export const onMemberJoined = seatEvents.listener('progress.badges-when-joined', 'member-joined', async ({ strapi, db }, { payload }) =>
  awardBadges(strapi, db, await learnersInSession(db, payload)),
);

/** A session moved to another course counts anew what its members have done. (LRN-15) */
export const onSessionChanged = seatEvents.listener('progress.badges-when-moved', 'session-changed', async ({ strapi, db }, { payload }) =>
  awardBadges(strapi, db, await learnersInSession(db, payload)),
);
