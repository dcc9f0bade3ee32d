import { type Route, route } from '@cordee/kernel';
import { homeApi } from '../api.ts';
import { viewHome } from './services/view-home.ts';
import { viewSettings } from './services/view-settings.ts';

/** Both pages list accesses to courses, and have the header with the scopes of the reader. */
const page = { access: 'person', needs: ['memberships', 'trial', 'pilots'] } as const;

export const routes: readonly Route[] = [
  route(homeApi.home, { ...page, run: ({ strapi, caller, query }) => viewHome(strapi, caller, query) }),
  route(homeApi.settings, { ...page, run: ({ strapi, caller }) => viewSettings(strapi, caller) }),
];
