import { Play } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import en from './labels.en.json';
import fr from './labels.fr.json';

// The field labels of the course forms, and the page that lists the films that no longer play.
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/courses',
      icon: Play,
      intlLabel: { id: 'courses.films.title', defaultMessage: 'Films' },
      permissions: [{ action: 'plugin::courses.films', subject: null }],
      position: 4,
      Component: () => import('./films-page'),
    });
  },
  registerTrads: async ({ locales }: { locales: string[] }) => locales.map((locale) => ({ locale, data: locale === 'fr' ? fr : en })),
};
