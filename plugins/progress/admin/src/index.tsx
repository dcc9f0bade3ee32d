import { PEOPLE_PERMISSION } from '@cordee/accounts/admin-api';
import { definePluginAdmin } from '@cordee/kernel/admin';
import { ChartCircle, Clock } from '@strapi/icons';
import { Courses } from './courses-panel';
import en from './labels.en.json';
import fr from './labels.fr.json';

/** The admin part of the plugin: the page that lists inactive learners, and the progress of a person. */
export default definePluginAdmin({
  plugin: 'progress',
  labels: { fr, en },
  pages: [
    {
      icon: Clock,
      title: 'progress.inactive.title',
      permission: PEOPLE_PERMISSION,
      position: 6,
      Content: () => import('./inactive-page'),
    },
  ],
  widgets: [
    {
      name: 'under-way',
      icon: ChartCircle,
      title: 'progress.underWay',
      permission: PEOPLE_PERMISSION,
      Content: () => import('./home/under-way'),
    },
    {
      name: 'inactive',
      icon: Clock,
      title: 'progress.inactive.title',
      permission: PEOPLE_PERMISSION,
      list: '/plugins/progress',
      Content: () => import('./home/inactive'),
    },
  ],
  firstPanels: [
    { model: 'plugin::users-permissions.user', permission: PEOPLE_PERMISSION, title: 'progress.courses.title', Content: Courses },
  ],
});
