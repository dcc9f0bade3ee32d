import { appOf, dayIn } from '@cordee/kernel';
import { noteEvents } from '../events.ts';
import { countRevision } from '../services/note-store.ts';

/** Counts the revisions of each day: nobody waits for a statistic. */
export const onNoteRevised = noteEvents.listener('notes.count-revision', 'note-revised', ({ strapi, db }, { at, payload }) =>
  countRevision(db, { course: payload.course, day: dayIn(appOf(strapi).settings.TIME_ZONE, at) }),
);
