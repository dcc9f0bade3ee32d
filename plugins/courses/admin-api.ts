import { endpoint, instant } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';
import { coursesHomeAdminApi } from './home-admin-api.ts';
import { COURSE, LESSON } from './server/content-types/names.ts';

/** A film that does not play, or not for as long as is noted, why, since when, and in which courses. */
const FaultyFilmView = z.object({
  lesson: z.string(),
  title: z.string(),
  reference: z.string(),
  host: z.enum(['own', 'vimeo', 'youtube']),
  fault: z.enum(['missing', 'not-found', 'not-embeddable', 'unreachable', 'wrong-duration']),
  noted: z.number().int().nullable().describe('the duration in the lesson, in seconds'),
  found: z.number().int().nullable().describe('the duration that a player found where it is another, in seconds'),
  since: instant,
  courses: z.array(z.string()),
});

/** The content types whose uses can be read, by the last part of their uid. */
const UsedKind = z.enum(['course', 'theme', 'module', 'lesson', 'case-study']);

/** Where a document is used, in sentences of the reader's language. (LRN-7) */
const UsesView = z.object({ document: z.string(), title: z.string(), uses: z.array(z.string()) });

/** A document that is about to be published: why it cannot be as it is drafted, in words, and whether all of it is published already. */
const PublishableDocumentView = z.object({
  document: z.string(),
  title: z.string(),
  reference: z.string(),
  reason: z.string().nullable(),
  isPublished: z.boolean(),
});

/** The content types whose documents are checked before they are published. */
export const checkedModel = z.enum([COURSE, LESSON]);

/**
 * The endpoints of the admin page "Vidéos" (LRN-5), of the forms that show where a part of a course is used (LRN-7), and of the window that
 * publishes several documents (LRN-8).
 */
export const coursesAdminApi = {
  ...coursesHomeAdminApi,
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
  publishable: endpoint({
    method: 'GET',
    path: '/courses/publishing',
    summary: 'Which of these documents can be published as they are drafted, and why the others cannot',
    query: z.object({
      model: checkedModel,
      documents: z
        .string()
        .regex(/^[\w-]+(,[\w-]+){0,99}$/)
        .describe('document ids, separated by commas'),
    }),
    response: z.object({
      documents: z.array(PublishableDocumentView),
      draftRelations: z.number().int().describe('how many links of theirs lead to documents that are not published'),
    }),
  }),
};

export type UsedKind = z.output<typeof UsedKind>;
export type PublishableDocument = z.output<typeof PublishableDocumentView>;
export type FaultyFilm = z.output<typeof FaultyFilmView>;
