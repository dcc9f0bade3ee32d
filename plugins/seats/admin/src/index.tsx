import type { StrapiApp } from '@strapi/strapi/admin';
import en from './labels.en.json';
import fr from './labels.fr.json';
import { MembersPanel } from './members-panel';
import { SessionsPanel } from './sessions-panel';

type Panel = typeof MembersPanel | typeof SessionsPanel;
type ContentManager = { addEditViewSidePanel: (arrange: (panels: Panel[]) => Panel[]) => void };

export default {
  register() {},
  bootstrap(app: StrapiApp) {
    // Right below what saves the form: on the sheet of a person, where they are comes first.
    const { addEditViewSidePanel } = app.getPlugin('content-manager').apis as ContentManager;
    addEditViewSidePanel(([saving, ...others]) => [...(saving ? [saving] : []), MembersPanel, SessionsPanel, ...others]);
  },
  registerTrads: async ({ locales }: { locales: string[] }) => locales.map((locale) => ({ locale, data: locale === 'fr' ? fr : en })),
};
