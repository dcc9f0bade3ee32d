import { IntlMessageFormat } from 'intl-messageformat';
import Negotiator from 'negotiator';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { frenchSpaces } from './typography.ts';

/** The languages of the interface. French comes first: it is the default. */
export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const isLocale = (value: string | undefined): value is Locale => LOCALES.some((locale) => locale === value);

/** The key of a message in the catalogue. */
export type Key = keyof typeof fr;
type Params = Readonly<Record<string, string | number | Date>>;
export type Translate = (key: Key, params?: Params) => string;

const catalogues: Record<Locale, Record<string, string>> = { fr, en };
const compiled = new Map<string, IntlMessageFormat>();

/** Returns the `t` function of a locale: `t('home.open', { days: 3 })` formats the ICU message of that key. */
export const translator =
  (locale: Locale): Translate =>
  (key, params = {}) =>
    String(compile(locale, key).format(params));

function compile(locale: Locale, key: Key): IntlMessageFormat {
  const id = `${locale}:${key}`;
  const format = compiled.get(id) ?? new IntlMessageFormat(source(locale, key), locale);
  compiled.set(id, format);
  return format;
}

const source = (locale: Locale, key: Key) => (locale === 'fr' ? frenchSpaces(catalogues.fr[key] ?? key) : (catalogues[locale][key] ?? key));

/** Returns the message key of a refusal code, or undefined when the catalogue has none. */
export function refusalKey(code: string): Key | undefined {
  const key = `refusal.${code}`;
  return isKey(key) ? key : undefined;
}

const isKey = (value: string): value is Key => value in fr;

/** Negotiates the locale by an Accept-Language header (RFC 9110, 12.5.4). French when the header is missing or accepts none of ours. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const negotiator = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? undefined } });
  const locale = negotiator.language([...LOCALES]);
  return isLocale(locale) ? locale : 'fr';
}
