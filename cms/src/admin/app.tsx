import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { explainEmptyLists } from './empty-lists';
import logo from './extensions/mark.svg';
import { formActions } from './form-actions';
import { hideUnused } from './hide-unused';
import { LANGUAGE_KEY } from './preferences';
import { readableColumns, readableFilters } from './readable-lists';
import { relationsAsLinks } from './relations-as-links';
import { leadToSettings } from './settings-link';
import en from './translations.en.json';
import fr from './translations.fr.json';

// The staff are French, so the admin starts in French; English can be chosen in the profile.
if (!localStorage.getItem(LANGUAGE_KEY)) localStorage.setItem(LANGUAGE_KEY, 'fr');

// Hides Strapi's announcement of its media library.
localStorage.setItem('STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false', 'true');

hideUnused();

// Strapi's own login form is never used: staff who are not signed in are redirected to the login of the site.
const isLoginPage = (url: string) => /^\/admin\/auth\//.test(new URL(url).pathname);
const redirectToLogin = () => location.replace('/accounts/workplace');
if (isLoginPage(location.href)) redirectToLogin();
window.navigation?.addEventListener('navigate', ({ destination }) => {
  if (isLoginPage(destination.url)) redirectToLogin();
});

export default {
  config: {
    locales: ['fr'],
    auth: { logo },
    menu: { logo },
    head: { favicon: logo },
    tutorials: false,
    notifications: { releases: false },
    translations: { fr, en },
  },
  register(app: StrapiApp) {
    app.router.addRoute((routes) =>
      routes.map((route) =>
        route.path === 'me' ? { path: 'me', lazy: async () => ({ Component: (await import('./profile-page')).default }) } : route,
      ),
    );
    leadToSettings(app);
    app.router.addRoute(explainEmptyLists);
    // Strapi's own parts of the first page say nothing that ours do not: entries of all kinds, their number, the name of who is signed in.
    app.widgets.register((widgets) => widgets.filter(({ pluginId }) => pluginId !== 'admin' && pluginId !== 'content-manager'));
  },
  bootstrap({ registerHook, getPlugin }: Pick<StrapiApp, 'registerHook' | 'getPlugin'>) {
    // Cast: Strapi types the APIs of a plugin as unknown.
    const contentManager = getPlugin('content-manager').apis as ContentManagerPlugin['config']['apis'];
    contentManager.addDocumentAction(formActions);
    registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', relationsAsLinks);
    registerHook('Admin/CM/pages/ListView/inject-column-in-table', readableColumns);
    registerHook('Admin/CM/pages/ListView/inject-in-filters', readableFilters);
  },
};
