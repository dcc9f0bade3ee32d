import mark from './extensions/mark.svg';

// Those who work here are French; whoever prefers English chooses it once in their profile.
const LANGUAGE = 'strapi-admin-language';
if (!localStorage.getItem(LANGUAGE)) localStorage.setItem(LANGUAGE, 'fr');

// News of the tool are nothing to those who work with it.
localStorage.setItem('STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false', 'true');

// Nobody types a password here: whoever is not signed in goes to the one way in, which the site gives.
const isSignIn = (address: string) => /^\/admin\/auth\//.test(new URL(address).pathname);
const toTheWayIn = () => location.replace('/accounts/workplace');
if (isSignIn(location.href)) toTheWayIn();
(window as { navigation?: EventTarget }).navigation?.addEventListener('navigate', (event) => {
  if (isSignIn((event as Event & { destination: { url: string } }).destination.url)) toTheWayIn();
});

export default {
  config: {
    locales: ['fr'],
    auth: { logo: mark },
    menu: { logo: mark },
    head: { favicon: mark },
    tutorials: false,
    notifications: { releases: false },
    translations: {
      fr: {
        'Auth.form.welcome.title': 'Cordée',
        'Auth.form.welcome.subtitle': 'Connecte-toi à ton espace de travail',
        'app.components.LeftMenu.navbrand.title': 'Cordée',
        'app.components.LeftMenu.navbrand.workplace': 'Espace de travail',
        'content-manager.form.Input.hint.character.unit': '{maxValue, plural, one { caractère} other { caractères}}',
        'global.search': 'Rechercher',
      },
      en: { 'Auth.form.welcome.title': 'Cordée', 'Auth.form.welcome.subtitle': 'Sign in to your workplace' },
    },
  },
  bootstrap() {},
};
