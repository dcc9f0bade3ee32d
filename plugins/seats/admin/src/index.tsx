import type { StrapiApp } from '@strapi/strapi/admin';
import en from './labels.en.json';
import fr from './labels.fr.json';
import { MembersPanel } from './members-panel';
import { SessionsPanel } from './sessions-panel';

type Panel = typeof MembersPanel | typeof SessionsPanel;
type ContentManager = { addEditViewSidePanel: (reorder: (panels: Panel[]) => Panel[]) => void };

export default {
  register() {},
  bootstrap(app: StrapiApp) {
    // Right below the save panel: on the person page, sessions come first.
    const { addEditViewSidePanel } = app.getPlugin('content-manager').apis as ContentManager;
    addEditViewSidePanel(([save, ...others]) => [...(save ? [save] : []), MembersPanel, SessionsPanel, ...others]);
  },
  registerTrads: async ({ locales }: { locales: string[] }) => locales.map((locale) => ({ locale, data: locale === 'fr' ? fr : en })),
};
