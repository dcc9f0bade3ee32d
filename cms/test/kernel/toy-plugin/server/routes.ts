import { type Route, route } from '@cordee/kernel';
import { notesApi } from '../api.ts';
import { readNote } from './services/note-store.ts';
import { requireNote } from './services/require-note.ts';
import { reviseNote } from './services/revise-note.ts';

/** Both need the access to the course. */
const withAccess = { access: 'person', needs: ['memberships', 'trial'] } as const;

export const routes: readonly Route[] = [
  route(notesApi.note, {
    ...withAccess,
    run: async ({ strapi, caller, params }) => readNote(strapi.db.connection, await requireNote(strapi, caller, params.course)),
  }),
  route(notesApi.revise, { ...withAccess, run: ({ strapi, caller, params, body }) => reviseNote(strapi, { caller, ...params }, body) }),
];
