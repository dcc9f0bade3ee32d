import { Server } from '@strapi/icons';
import { definePluginAdmin } from './kit';
import en from './labels.en.json';
import fr from './labels.fr.json';

/** The admin part of the kernel: the page of jobs, and the texts of the kit. */
export default definePluginAdmin({
  plugin: 'kernel',
  labels: { fr, en },
  page: {
    icon: Server,
    title: 'kernel.jobs.title',
    permission: 'plugin::kernel.jobs',
    position: 7,
    Content: () => import('./jobs-page'),
  },
});
