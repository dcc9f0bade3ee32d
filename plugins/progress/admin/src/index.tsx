import { Clock } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import en from './labels.en.json';
import fr from './labels.fr.json';

// The page that lists inactive learners.
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/progress',
      icon: Clock,
      intlLabel: { id: 'progress.inactive.title', defaultMessage: 'Apprenants inactifs' },
      permissions: [{ action: 'plugin::staff.people', subject: null }],
      position: 6,
      Component: () => import('./inactive-page'),
    });
  },
  registerTrads: async ({ locales }: { locales: string[] }) => locales.map((locale) => ({ locale, data: locale === 'fr' ? fr : en })),
};
