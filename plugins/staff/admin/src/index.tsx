import { PEOPLE_PERMISSION } from '@cordee/accounts/admin-api';
import { isErased } from '@cordee/accounts/api';
import { definePluginAdmin } from '@cordee/kernel/admin';
import { PaperPlane, User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { redirect } from 'react-router-dom';
import { AdminAccess } from './admin-access-panel';
import { AuditLog } from './audit-log-panel';
import { Connections } from './connection-log-panel';
import { Erase } from './erase-panel';
import { WIDGETS } from './home/widgets';
import { Invitation } from './invitation-panel';
import en from './labels.en.json';
import fr from './labels.fr.json';
import { Messages } from './messages-panel';
import { Password } from './password-panel';
import { Picture } from './picture-panel';

const PERSON = { model: 'plugin::users-permissions.user', permission: PEOPLE_PERMISSION };

/** Panels that change something of a person: one who was erased has none of them. (ACC-20) */
const LIVING = { ...PERSON, isShown: ({ email }: Readonly<Record<string, unknown>>) => !isErased(String(email)) };

const admin = definePluginAdmin({
  plugin: 'staff',
  labels: { fr, en },
  pages: [
    {
      icon: User,
      title: 'staff.people.title',
      permission: PEOPLE_PERMISSION,
      position: 3,
      Content: () => import('./people-page'),
    },
    {
      path: 'messages',
      icon: PaperPlane,
      title: 'staff.messages.title',
      permission: PEOPLE_PERMISSION,
      position: 5,
      Content: () => import('./messages-page'),
    },
  ],
  customFields: [{ name: 'access', type: 'boolean', label: 'staff.access.label', Input: () => import('./access-input') }],
  widgets: WIDGETS,
  documentPages: [
    { ...PERSON, title: 'staff.person.title', path: 'people/:document/sheet', isMain: true, Content: () => import('./person-sheet') },
  ],
  panels: [
    { ...LIVING, title: 'staff.invitation.title', unsaved: 'staff.invitation.unsaved', Content: Invitation },
    { ...LIVING, title: 'staff.picture.title', Content: Picture },
    { ...PERSON, title: 'staff.connections.title', Content: Connections },
    { ...LIVING, title: 'staff.password.title', Content: Password },
    { ...LIVING, title: 'staff.workplace.title', Content: AdminAccess },
    { ...PERSON, title: 'staff.messages.title', Content: Messages },
    { ...PERSON, title: 'staff.history.title', isWide: true, Content: AuditLog },
    { ...LIVING, title: 'staff.erase.title', Content: Erase },
  ],
});

/** The admin part of the plugin: the panels of the person page, the page of messages, and their labels. */
export default {
  ...admin,
  register(app: StrapiApp) {
    admin.register(app);
    // The former address of the page of messages, which staff may have bookmarked.
    app.router.addRoute({
      path: 'plugins/accounts',
      loader: ({ request }) => {
        const address = new URL(request.url).searchParams.get('address');
        return redirect(`/plugins/messages${address ? `?${new URLSearchParams({ search: address })}` : ''}`);
      },
    });
  },
};
