import { Server } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import en from './labels.en.json';
import fr from './labels.fr.json';

/** The admin part of the kernel: the page of jobs. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/kernel',
      icon: Server,
      intlLabel: { id: 'kernel.jobs.title', defaultMessage: 'Jobs' },
      permissions: [{ action: 'plugin::kernel.jobs', subject: null }],
      position: 7,
      Component: () => import('./jobs-page'),
    });
  },
  registerTrads: async ({ locales }: { locales: string[] }) => locales.map((locale) => ({ locale, data: locale === 'fr' ? fr : en })),
};
