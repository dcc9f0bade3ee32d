import { endpoint, instant } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

/** A film that does not play, why, since when, and in which courses. */
const FaultyFilmView = z.object({
  lesson: z.string(),
  title: z.string(),
  reference: z.string(),
  host: z.enum(['own', 'vimeo', 'youtube']),
  fault: z.enum(['missing', 'not-found', 'not-embeddable', 'unreachable']),
  since: instant,
  courses: z.array(z.string()),
});

/** The endpoint of the admin page "Vidéos". (LRN-5) */
export const coursesAdminApi = {
  faultyFilms: endpoint({
    method: 'GET',
    path: '/courses/films/faults',
    summary: 'The films that do not play, longest outage first',
    response: z.object({
      films: z.array(FaultyFilmView),
      look: z.object({ at: instant.nullable(), films: z.number().int() }).describe('when films were last checked, and how many there are'),
    }),
  }),
};

export type FaultyFilm = z.output<typeof FaultyFilmView>;
