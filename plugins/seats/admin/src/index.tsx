import { addSidePanels } from '@cordee/kernel/admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import en from './labels.en.json';
import fr from './labels.fr.json';
import { MembersPanel } from './members-panel';
import { SessionsPanel } from './sessions-panel';

type Panel = typeof MembersPanel | typeof SessionsPanel;

export default {
  register() {},
  bootstrap(app: StrapiApp) {
    // Right below the save panel: on the person page, sessions come first.
    addSidePanels<Panel>(app, ([save, ...others]) => [...(save ? [save] : []), MembersPanel, SessionsPanel, ...others]);
  },
  registerTrads: async ({ locales }: { locales: string[] }) => locales.map((locale) => ({ locale, data: locale === 'fr' ? fr : en })),
};
