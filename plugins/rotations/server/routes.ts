import { type Route, route } from '@cordee/kernel';
import { rotationsApi } from '../api.ts';
import { saveRotation } from './services/save-rotation.ts';
import { viewOwnTurns } from './services/view-own-turns.ts';
import { viewRotation } from './services/view-rotation.ts';

/** What pilots of a company do: whether the caller is one is looked up with the session. */
const pilot = { access: 'person', needs: ['memberships', 'pilots'] } as const;

export const routes: readonly Route[] = [
  route(rotationsApi.rotation, {
    ...pilot,
    run: ({ strapi, caller, params, query }) => viewRotation(strapi, caller, { ...params, ...query }),
  }),
  route(rotationsApi.ownTurns, {
    access: 'person',
    needs: ['memberships', 'trial'],
    run: ({ strapi, caller, params }) => viewOwnTurns(strapi, caller, params.course),
  }),
  route(rotationsApi.saveRotation, {
    ...pilot,
    run: ({ strapi, caller, params, body }) => saveRotation(strapi, caller, { ...params, ...body }),
  }),
];
