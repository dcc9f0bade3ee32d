import { day, documentId, endpoint } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

/** A session in which a person takes a course. */
const CourseSession = z.object({
  session: z.string(),
  reference: z.string(),
  startsOn: day,
  endsOn: day.describe('their own last day, or that of the session'),
  finishedOn: day.nullable(),
});

/** Where a person stands in a course, and what it still asks of them. `lessons` is 0 when it is not published. */
const PersonCourse = z.object({
  course: z.string(),
  title: z.string().nullable(),
  certifying: z.boolean().describe('ends with a case study, which needs all required themes'),
  sessions: z.array(CourseSession).describe('none when they took the course by their role, or are in its session no more'),
  lessons: z.number().int(),
  seen: z.number().int(),
  themes: z.number().int(),
  validated: z.number().int(),
  missing: z
    .array(z.object({ title: z.string(), lessons: z.number().int(), seen: z.number().int() }))
    .describe('the required themes that are not validated, in the order of the course'),
});

/** The endpoint of the section "Parcours" of the page of a person. */
export const personProgressAdminApi = {
  coursesOfPerson: endpoint({
    method: 'GET',
    path: '/progress/people/:person/courses',
    summary:
      'The progress of a person in each of their courses, and which themes keep them from finishing it or from its case study (ACC-13)',
    params: z.object({ person: documentId }),
    response: z.object({ courses: z.array(PersonCourse) }),
  }),
};

export type PersonCourse = z.output<typeof PersonCourse>;
