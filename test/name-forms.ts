/** Names as they are typed and their normal form, for the two places that know the rule: `normalizeName` in TypeScript, `cordee.name_form` in SQL. (H-84) */
export const NAME_FORMS: readonly (readonly [typed: string, form: string])[] = [
  ['Zoe\u0301', 'Zoé'],
  ['\u00a0Jean\u00a0Paul\u00a0', 'Jean Paul'],
  ['\tTab  Tabulation ', 'Tab Tabulation'],
  ['\r\nMai\n', 'Mai'],
  ['Chloé\u202e', 'Chloé'],
  ['\u2067Chloé\u2069', 'Chloé'],
  ['Chloé \u202c', 'Chloé'],
  ['Zoe\u202a\u0301', 'Zoé'],
  ['\u202eA\u202f\u3000B\ufeff', 'A B'],
  ['Marie-Ève d’Artagnan', 'Marie-Ève d’Artagnan'],
  ['مريم بن علي', 'مريم بن علي'],
  ['Léa 🦋', 'Léa 🦋'],
  ['\u202e', ''],
  ['', ''],
];
