import type { Core } from '@strapi/strapi';
import { appOf } from '../base/app.ts';
import type { Locale } from '../base/locale.ts';
import { type Db, rows } from '../base/transaction.ts';

declare module '../base/app.ts' {
  interface PluginDefinition {
    /** The personal data that the plugin stores. A test fails for a table that refers to people and is not listed here. (ACC-20) */
    readonly personalData?: readonly PersonalData[];
  }
}

/**
 * A period in which somebody had an e-mail address, in lower case. Its ends are times as PostgreSQL writes them, to the microsecond; null for an
 * open one. (ACC-12)
 */
export type AddressPeriod = Readonly<{ address: string; since: string | null; until: string | null }>;

/** The person whose data is meant. */
type DataSubject = Readonly<{ person: number; addressPeriods: readonly AddressPeriod[] }>;

/**
 * Personal data of one table: how it is exported for its person, and how it is erased with them. SQL binds `:person`, `:addresses`, which are the
 * present address and former ones, in lower case, and `:addressPeriods`, from which `cordee.is_within` tells whether they had one at a time.
 * (ACC-20, I-46)
 */
export type PersonalData = Readonly<{
  /** The column that refers to the person, as `schema.table.column`. */
  column: string;
  /** Its title in the export that the person downloads. */
  label: Readonly<Record<Locale, string>>;
  /** SQL that selects its rows for the export; null when they contain nothing but secrets. */
  read: string | null;
  /** SQL that erases it, or the reason why it is retained: then without a name, since the account no longer has one. */
  erase: string | Readonly<{ retained: string }>;
}>;

/** The personal data of all plugins, in the order of the plugins: kernel first. */
export const personalDataSources = (strapi: Core.Strapi): readonly PersonalData[] =>
  appOf(strapi).plugins.flatMap((plugin) => plugin.personalData ?? []);

/** Exports all personal data of a person: the rows of each source, by its title. (ACC-20) */
export async function readPersonalData(strapi: Core.Strapi, subject: DataSubject, locale: Locale): Promise<Record<string, unknown[]>> {
  const collected: [string, unknown[]][] = [];
  for (const { label, read } of personalDataSources(strapi))
    if (read) collected.push([label[locale], await rows(strapi.db.connection, read, bindingsOf(subject))]);
  return Object.fromEntries(collected);
}

/** Erases the personal data of a person that may be erased (GDPR), in the reverse order of the plugins: references first. (ACC-20, I-46) */
export async function erasePersonalData(strapi: Core.Strapi, db: Db, subject: DataSubject): Promise<void> {
  for (const { erase } of [...personalDataSources(strapi)].reverse())
    if (typeof erase === 'string') await rows(db, erase, bindingsOf(subject));
}

const bindingsOf = ({ person, addressPeriods }: DataSubject) => ({
  person,
  addresses: addressPeriods.map(({ address }) => address),
  addressPeriods: JSON.stringify(addressPeriods),
});
