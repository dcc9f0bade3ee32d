import { courseId } from '@cordee/courses/api';
import { endpoint } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

const CourseParams = z.object({ course: courseId });

/** The private note of a learner on a course; `revision` counts how often it was saved. */
const NoteView = z.object({ text: z.string(), revision: z.number().int() });

/** The text to save, and the revision that it was written over. */
const DraftRequest = z.strictObject({ text: z.string().trim().max(5_000), revision: z.number().int().min(0) });

/** The endpoints of notes. */
export const notesApi = {
  note: endpoint({
    method: 'GET',
    path: '/notes/courses/:course',
    summary: 'The note of the person on a course; empty before the first',
    params: CourseParams,
    response: NoteView,
  }),
  revise: endpoint({
    method: 'PUT',
    path: '/notes/courses/:course',
    summary: 'Save the note of the person on a course',
    params: CourseParams,
    body: DraftRequest,
    response: NoteView,
  }),
};
