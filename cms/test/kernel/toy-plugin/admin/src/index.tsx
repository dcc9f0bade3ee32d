import { definePluginAdmin } from '@cordee/kernel/admin';
import { Pencil } from '@strapi/icons';
import en from './labels.en.json';
import fr from './labels.fr.json';

/** The admin part of the plugin: the page of how often notes are revised. */
export default definePluginAdmin({
  plugin: 'notes',
  labels: { fr, en },
  pages: [
    {
      icon: Pencil,
      title: 'notes.statistics.title',
      permission: 'plugin::notes.statistics',
      position: 9,
      Content: () => import('./statistics-page'),
    },
  ],
});
