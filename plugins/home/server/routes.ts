import { route } from '@cordee/kernel';
import { HomeQuery, HomeView, SettingsView } from '../api.ts';
import { viewHome } from './services/view-home.ts';
import { viewSettings } from './services/view-settings.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/',
    summary: 'The home page of a person (LRN-11, ACC-7)',
    access: 'person',
    query: HomeQuery,
    response: HomeView,
    run: ({ strapi, caller, query }) => viewHome(strapi, caller, query),
  }),
  route({
    method: 'GET',
    path: '/settings',
    summary: 'The settings page of a person (ACC-10)',
    access: 'person',
    response: SettingsView,
    run: ({ strapi, caller }) => viewSettings(strapi, caller),
  }),
];
