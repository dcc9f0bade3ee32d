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

/** The content types whose uses can be read, by the last part of their uid. */
const UsedKind = z.enum(['course', 'theme', 'module', 'lesson', 'case-study']);

/** Where a document is used, in sentences of the reader's language. (LRN-7) */
const UsesView = z.object({ document: z.string(), title: z.string(), uses: z.array(z.string()) });

/** The endpoints of the admin page "Vidéos" (LRN-5), and of the forms that show where a part of a course is used (LRN-7). */
export const coursesAdminApi = {
  uses: endpoint({
    method: 'GET',
    path: '/courses/uses/:kind',
    summary: 'Where parts of courses are used: by what, and by how many people (LRN-7)',
    params: z.object({ kind: UsedKind }),
    query: z.object({
      documents: z
        .string()
        .regex(/^[\w-]{1,64}(,[\w-]{1,64}){0,99}$/)
        .describe('document ids, with commas'),
    }),
    response: z.object({ documents: z.array(UsesView) }),
  }),
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

export type UsedKind = z.output<typeof UsedKind>;
export type FaultyFilm = z.output<typeof FaultyFilmView>;
