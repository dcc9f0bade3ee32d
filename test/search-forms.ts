/** Texts and how they are searched, for the two places that know the rule: `searchForm` in TypeScript, `cordee.search_form` in SQL. (H-83) */
export const SEARCH_FORMS: readonly (readonly [text: string, form: string])[] = [
  ['Zoé', 'zoe'],
  ['Zoe\u0301', 'zoe'],
  ['D’ARTAGNAN', 'd artagnan'],
  ["d'Artagnan", 'd artagnan'],
  ['Jean\u2011Pierre  Le\u00a0Goff', 'jean pierre le goff'],
  [' jean-pierre le goff ', 'jean pierre le goff'],
  ['Œuvre, Straße, Ærø, Łódź', 'oeuvre, strasse, aero, lodz'],
  ['ÇA, NAÏF, Île', 'ca, naif, ile'],
  ['\u202eChloé\u200b', 'chloe'],
  ['ﬁche\tA\u2009B', 'fiche a b'],
  ['İstanbul, ΝΊΚΟΣ', 'istanbul, νικος'],
  ['50 %_\\', '50 %_\\'],
  ['zoe.martin@cordee.example', 'zoe.martin@cordee.example'],
  ['', ''],
];
