import { courseEvents } from '@cordee/courses';
import { seatEvents } from '@cordee/seats';
import { progressEvents } from '../events.ts';
import { followersIn, followersOf, followingWith } from '../services/badge-store.ts';
import { giveBadges } from '../services/give-badges.ts';

/** A lesson seen may have been the last of its theme, in each course that holds it. (LRN-16) */
export const whenSeen = progressEvents.listener('progress.badges-when-seen', 'lesson-seen', async ({ strapi, db }, { payload }) =>
  giveBadges(strapi, db, await followingWith(db, payload)),
);

/** A theme that loses a lesson may be complete for those who had not seen that one. (LRN-16) */
export const whenOutlineChanged = courseEvents.listener(
  'progress.badges-when-outline-changed',
  'outline-changed',
  async ({ strapi, db }, { payload }) => giveBadges(strapi, db, await followersOf(db, payload.course)),
);

/** Whoever joins a course with lessons already seen has won the badges that these are worth there. (LRN-15) */
export const whenJoined = seatEvents.listener('progress.badges-when-joined', 'member-joined', async ({ strapi, db }, { payload }) =>
  giveBadges(strapi, db, await followersIn(db, payload)),
);

/** A session moved to another course counts anew what its members have done. (LRN-15) */
export const whenMoved = seatEvents.listener('progress.badges-when-moved', 'session-changed', async ({ strapi, db }, { payload }) =>
  giveBadges(strapi, db, await followersIn(db, payload)),
);
