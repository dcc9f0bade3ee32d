import fr from './labels.fr.json';

// The field labels of the company form.
export default {
  register() {},
  registerTrads: async ({ locales }: { locales: string[] }) => locales.map((locale) => ({ locale, data: locale === 'fr' ? fr : {} })),
};
