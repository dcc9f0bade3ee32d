import { fileEvents } from '@cordee/kernel';
import { correctDuration } from '../services/correct-duration.ts';
import { makeFilmDue, saveFilmsReplaced } from '../services/film-store.ts';

/** When the file of a film is replaced: its lessons have another film, of another duration, which is checked at once. (LRN-5, H-87) */
export const onFilmReplaced = fileEvents.listener('courses.films-when-replaced', 'film-replaced', async ({ strapi, db }, { payload }) => {
  for (const { lesson, film } of await saveFilmsReplaced(db, payload.file)) {
    if (payload.seconds) await correctDuration(strapi, db, { lesson, film, seconds: payload.seconds });
    await makeFilmDue(db, lesson);
  }
});
