import type { StrapiApp } from '@strapi/strapi/admin';
import en from './labels.en.json';
import fr from './labels.fr.json';
import { MembersPanel } from './members-panel';

type ContentManager = { addEditViewSidePanel: (panels: (typeof MembersPanel)[]) => void };

export default {
  register() {},
  bootstrap(app: StrapiApp) {
    (app.getPlugin('content-manager').apis as ContentManager).addEditViewSidePanel([MembersPanel]);
  },
  registerTrads: async ({ locales }: { locales: string[] }) => locales.map((locale) => ({ locale, data: locale === 'fr' ? fr : en })),
};
