import { day, endpoint } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

/** How often the notes on a course were revised, and when last. */
const CourseNotesView = z.object({ course: z.string(), title: z.string(), revisions: z.number().int(), lastOn: day });

/** The endpoint of the admin page "Notes". */
export const notesAdminApi = {
  courses: endpoint({
    method: 'GET',
    path: '/notes/courses',
    summary: 'The courses with notes, the most revised first',
    response: z.object({ courses: z.array(CourseNotesView) }),
  }),
};

export type CourseNotes = z.output<typeof CourseNotesView>;
