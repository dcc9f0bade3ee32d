import { definePluginAdmin } from '@cordee/kernel/admin';
import { Play } from '@strapi/icons';
import en from './labels.en.json';
import fr from './labels.fr.json';

/** The admin part of the plugin: the field labels of the course forms, and the page that lists the films that no longer play. */
export default definePluginAdmin({
  plugin: 'courses',
  labels: { fr, en },
  page: {
    icon: Play,
    title: 'courses.films.title',
    permission: 'plugin::courses.films',
    position: 4,
    Content: () => import('./films-page'),
  },
});
