import type { StrapiApp } from '@strapi/strapi/admin';
import { ConnectionsPanel } from './connections-panel';
import { HistoryPanel } from './history-panel';
import en from './labels.en.json';
import fr from './labels.fr.json';
import { PasswordPanel } from './password-panel';

type ContentManager = { addEditViewSidePanel: (panels: (typeof PasswordPanel)[]) => void };

// What staff read and do beside the form of a person, in their own words.
export default {
  register() {},
  bootstrap(app: StrapiApp) {
    (app.getPlugin('content-manager').apis as ContentManager).addEditViewSidePanel([ConnectionsPanel, PasswordPanel, HistoryPanel]);
  },
  registerTrads: async ({ locales }: { locales: string[] }) => locales.map((locale) => ({ locale, data: locale === 'fr' ? fr : en })),
};
