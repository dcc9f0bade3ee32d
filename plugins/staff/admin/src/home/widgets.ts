import { PEOPLE_PERMISSION } from '@cordee/accounts/admin-api';
import { Cross, Eye, WarningCircle } from '@strapi/icons';
import { MANAGE_PERMISSION } from '../../../admin-api.ts';

/** What the first page of the admin shows of people and of staff. */
export const WIDGETS = [
  {
    name: 'latest-acts',
    icon: Eye,
    title: 'staff.home.acts',
    permission: MANAGE_PERMISSION,
    Content: () => import('./latest-acts'),
  },
  {
    name: 'mail-trouble',
    icon: WarningCircle,
    title: 'staff.home.mail',
    permission: PEOPLE_PERMISSION,
    list: '/plugins/messages',
    Content: () => import('./mail-trouble'),
  },
  {
    name: 'erasure-requests',
    icon: Cross,
    title: 'staff.home.erasure',
    permission: PEOPLE_PERMISSION,
    Content: () => import('./erasure-requests'),
  },
] as const;
