import logo from './extensions/mark.svg';

// The staff are French, so the admin starts in French; English can be chosen in the profile.
const LANGUAGE_KEY = 'strapi-admin-language';
if (!localStorage.getItem(LANGUAGE_KEY)) localStorage.setItem(LANGUAGE_KEY, 'fr');

// Hides Strapi's announcement of its media library.
localStorage.setItem('STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false', 'true');

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
    translations: {
      fr: {
        'Auth.form.welcome.title': 'Cordée',
        'Auth.form.welcome.subtitle': 'Connecte-toi à ton espace de travail',
        'app.components.ToggleCheckbox.off-label': 'Non',
        'app.components.ToggleCheckbox.on-label': 'Oui',
        'app.components.LeftMenu.navbrand.title': 'Cordée',
        'app.components.LeftMenu.navbrand.workplace': 'Espace de travail',
        'content-manager.containers.ListPage.selectedEntriesModal.title': 'Publier plusieurs documents',
        'content-manager.form.Input.hint.character.unit': '{maxValue, plural, one { caractère} other { caractères}}',
        'global.search': 'Rechercher',
      },
      en: {
        'Auth.form.welcome.title': 'Cordée',
        'Auth.form.welcome.subtitle': 'Sign in to your workplace',
        'app.components.ToggleCheckbox.off-label': 'No',
        'app.components.ToggleCheckbox.on-label': 'Yes',
      },
    },
  },
  bootstrap() {},
};
