import { PEOPLE_PERMISSION } from '@cordee/accounts/admin-api';
import { definePluginAdmin } from '@cordee/kernel/admin';
import { Briefcase, Calendar, Clock } from '@strapi/icons';
import { MEMBERS_PERMISSION } from '../../admin-api.ts';
import { CompanySessions } from './company-sessions-panel';
import { invitationsOnMove } from './invitations-on-move';
import en from './labels.en.json';
import fr from './labels.fr.json';
import { Members } from './members-panel';
import { Sessions } from './sessions-panel';

const SESSION = { model: 'plugin::seats.session', permission: MEMBERS_PERMISSION };
const COMPANY = { model: 'plugin::companies.company', permission: MEMBERS_PERMISSION };
const PERSON = { model: 'plugin::users-permissions.user', permission: PEOPLE_PERMISSION };

/** The admin part of the plugin: the list of sessions, the members of one, beside its form and at full width, the sessions of a person and of a company, and who is invited when a session moves. */
export default definePluginAdmin({
  plugin: 'seats',
  labels: { fr, en },
  firstPanels: [
    { ...SESSION, title: 'seats.members.title', unsaved: 'seats.members.saveFirst', Content: Members },
    { ...PERSON, title: 'seats.sessions.title', Content: Sessions },
    { ...COMPANY, title: 'seats.sessions.title', Content: CompanySessions },
  ],
  pages: [
    {
      icon: Briefcase,
      title: 'seats.list.title',
      permission: MEMBERS_PERMISSION,
      position: 3,
      Content: () => import('./session-list-page'),
    },
  ],
  widgets: [
    {
      name: 'this-week',
      icon: Calendar,
      title: 'seats.home.week',
      permission: MEMBERS_PERMISSION,
      list: '/plugins/seats',
      Content: () => import('./home/this-week'),
    },
    {
      name: 'free-slots',
      icon: Clock,
      title: 'seats.home.free',
      permission: MEMBERS_PERMISSION,
      Content: () => import('./home/free-slots'),
    },
  ],
  documentPages: [
    { ...SESSION, title: 'seats.members.title', path: 'sessions/:document/members', isMain: true, Content: () => import('./members-page') },
    {
      ...COMPANY,
      title: 'seats.company.title',
      path: 'companies/:document/overview',
      isMain: true,
      Content: () => import('./company-page'),
    },
  ],
  saveQuestions: [invitationsOnMove],
  customFields: [
    { name: 'allowance', type: 'integer', label: 'seats.form.allowance', Input: () => import('./allowance-input') },
    { name: 'last-day', type: 'date', label: 'seats.form.lastDay', Input: () => import('./last-day-input') },
    { name: 'closing', type: 'date', label: 'seats.form.closing', Input: () => import('./closing-input') },
  ],
});
