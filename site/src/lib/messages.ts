import { IntlMessageFormat } from 'intl-messageformat';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { frenchSpaces } from './typography.ts';

/** The languages of the interface; French comes first. */
export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A sentence of the catalogue. */
export type Key = keyof typeof fr;
export type Params = Readonly<Record<string, string | number | Date>>;

const catalogues: Record<Locale, Record<string, string>> = { fr, en };
const compiled = new Map<string, IntlMessageFormat>();

/** The sentence in the reader's language. */
export function message(locale: Locale, key: Key, params: Params = {}): string {
  const id = `${locale}:${key}`;
  const format = compiled.get(id) ?? new IntlMessageFormat(written(locale, key), locale);
  compiled.set(id, format);
  return String(format.format(params));
}

const written = (locale: Locale, key: Key) =>
  locale === 'fr' ? frenchSpaces(catalogues.fr[key] ?? key) : (catalogues[locale][key] ?? key);

/** The sentence for a refusal's code, or undefined when there is none: then the page says that something broke. */
export const refusalKey = (code: string): Key | undefined => (`refusal.${code}` in fr ? (`refusal.${code}` as Key) : undefined);

/** The language a browser asks for, if it is one of ours. */
export function preferred(header: string | null): Locale {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find((language): language is Locale => (LOCALES as readonly string[]).includes(language)) ?? 'fr';
}
