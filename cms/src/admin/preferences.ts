/** Where Strapi's admin keeps the language and the theme of this browser. */
export const LANGUAGE_KEY = 'strapi-admin-language';
export const THEME_KEY = 'STRAPI_THEME';
