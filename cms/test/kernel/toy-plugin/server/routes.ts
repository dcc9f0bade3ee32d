import { type Route, route } from '@cordee/kernel';
import { notesApi } from '../api.ts';
import { reviseNote } from './services/revise-note.ts';
import { viewNote } from './services/view-note.ts';

/** Both need the access to the course. */
const withAccess = { access: 'person', needs: ['memberships', 'trial'] } as const;

export const routes: readonly Route[] = [
  route(notesApi.note, { ...withAccess, run: ({ strapi, caller, params }) => viewNote(strapi, caller, params.course) }),
  route(notesApi.revise, { ...withAccess, run: ({ strapi, caller, params, body }) => reviseNote(strapi, { caller, ...params }, body) }),
];
