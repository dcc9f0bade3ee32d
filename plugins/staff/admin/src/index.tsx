import { addSidePanels } from '@cordee/kernel/admin';
import { PaperPlane } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { redirect } from 'react-router-dom';
import { AdminAccessPanel } from './admin-access-panel';
import { AuditLogPanel } from './audit-log-panel';
import { ConnectionLogPanel } from './connection-log-panel';
import { ErasePanel } from './erase-panel';
import en from './labels.en.json';
import fr from './labels.fr.json';
import { MessagesPanel } from './messages-panel';
import { PasswordPanel } from './password-panel';
import { PicturePanel } from './picture-panel';

/** The admin part of the plugin: the panels of the person page, the page of messages, and their labels. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/staff',
      icon: PaperPlane,
      intlLabel: { id: 'staff.messages.title', defaultMessage: 'Messages' },
      permissions: [{ action: 'plugin::staff.people', subject: null }],
      position: 5,
      Component: () => import('./messages-page'),
    });
    // The former address of the page, which staff may have bookmarked.
    app.router.addRoute({
      path: 'plugins/accounts',
      loader: ({ request }) => redirect(`/plugins/staff${new URL(request.url).search}`),
    });
  },
  bootstrap(app: StrapiApp) {
    addSidePanels<typeof PasswordPanel>(app, (panels) => [
      ...panels,
      PicturePanel,
      ConnectionLogPanel,
      PasswordPanel,
      AdminAccessPanel,
      MessagesPanel,
      AuditLogPanel,
      ErasePanel,
    ]);
  },
  registerTrads: async ({ locales }: { locales: string[] }) => locales.map((locale) => ({ locale, data: locale === 'fr' ? fr : en })),
};
