import { ChartBubble, Pencil, Play } from '@strapi/icons';

const PUBLISHING = 'plugin::courses.publishing';

/** What the first page of the admin shows of courses. */
export const WIDGETS = [
  {
    name: 'drafts',
    icon: Pencil,
    title: 'courses.home.drafts',
    permission: PUBLISHING,
    Content: () => import('./changed-documents').then(({ Drafts }) => ({ default: Drafts })),
  },
  {
    name: 'faulty-films',
    icon: Play,
    title: 'courses.films.title',
    permission: 'plugin::courses.films',
    list: '/plugins/courses',
    Content: () => import('./faulty-films'),
  },
  {
    name: 'latest-changes',
    icon: ChartBubble,
    title: 'courses.home.latest',
    permission: PUBLISHING,
    Content: () => import('./changed-documents').then(({ LatestChanges }) => ({ default: LatestChanges })),
  },
] as const;
