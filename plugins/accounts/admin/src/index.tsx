import fr from './labels.fr.json';

// What staff read in the form of a person, in their own words.
export default {
  register() {},
  registerTrads: async ({ locales }: { locales: string[] }) => locales.map((locale) => ({ locale, data: locale === 'fr' ? fr : {} })),
};
