import fr from './labels.fr.json';

// What editors read in the forms of companies, in their own words.
export default {
  register() {},
  registerTrads: async ({ locales }: { locales: string[] }) => locales.map((locale) => ({ locale, data: locale === 'fr' ? fr : {} })),
};
