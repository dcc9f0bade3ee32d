import { Cog } from '@strapi/icons';
import { type StrapiApp, useAuth } from '@strapi/strapi/admin';
import { Navigate, type NonIndexRouteObject } from 'react-router-dom';

/** The pages of the settings, with the action that opens each. */
const PAGES = [
  { action: 'admin::roles.read', path: 'roles' },
  { action: 'admin::users.read', path: 'users' },
  { action: 'plugin::upload.settings.read', path: 'media-library' },
];

/**
 * Leads to the settings those who may change some, and opens the first page that they may see. Strapi leads everybody to a page that tells its
 * release. (ACC-22)
 */
export function leadToSettings(app: StrapiApp): void {
  app.addMenuLink({
    // With a slash, unlike Strapi's own link, which is hidden.
    to: 'settings/',
    icon: Cog,
    intlLabel: { id: 'global.settings', defaultMessage: 'Settings' },
    permissions: PAGES.map(({ action }) => ({ action, subject: null })),
    position: 9,
  });
  app.router.addRoute((routes) => routes.map((route) => (route.path === 'settings/*' && route.children ? beginAtFirstPage(route) : route)));
}

const beginAtFirstPage = (settings: NonIndexRouteObject): NonIndexRouteObject => ({
  ...settings,
  children: (settings.children ?? []).map((page) => (page.path === BEGINNING.path ? BEGINNING : page)),
});

function FirstPage() {
  const permissions = useAuth('FirstPage', (state) => state.permissions);
  const page = PAGES.find(({ action }) => permissions.some((permission) => permission.action === action));
  return <Navigate to={page ? `/settings/${page.path}` : '/'} replace />;
}

/** Where Strapi begins its settings. */
const BEGINNING = { path: 'application-infos', Component: FirstPage };
