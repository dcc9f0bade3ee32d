import type { Core } from '@strapi/strapi';
import type { Locale } from './mail/template.ts';
import { appOf } from './plugin.ts';
import { type Db, rows } from './transaction.ts';

/** Whose data: SQL gets these as `:person` and `:addresses`, the present address and former ones, in lower case. */
type DataSubject = Readonly<{ person: number; addresses: readonly string[] }>;

/** Something held about people: how it is read out to its person, and what becomes of it when they are erased. (ACC-20, I-46) */
export type PersonalData = Readonly<{
  /** The column that says who, as `schema.table.column`. */
  column: string;
  /** What it is called in the file that the person gets. */
  label: Readonly<Record<Locale, string>>;
  /** SQL that gives its rows; null when they say nothing but secrets. */
  read: string | null;
  /** SQL that erases it, or why it stays: then without a name, for the person has none any more. */
  erase: string | Readonly<{ kept: string }>;
}>;

/** What every room holds about people, from the ground up. */
export const personalDataSources = (strapi: Core.Strapi): readonly PersonalData[] =>
  appOf(strapi).plugins.flatMap((plugin) => plugin.personalData ?? []);

/** All that is held about a person, by what it is called. (ACC-20) */
export async function readPersonalData(strapi: Core.Strapi, subject: DataSubject, locale: Locale): Promise<Record<string, unknown[]>> {
  const collected: [string, unknown[]][] = [];
  for (const { label, read } of personalDataSources(strapi))
    if (read) collected.push([label[locale], await rows(strapi.db.connection, read, subject)]);
  return Object.fromEntries(collected);
}

/** Erases all that may be erased of a person; what refers to them goes before what they are. (ACC-20, I-46) */
export async function erasePersonalData(strapi: Core.Strapi, db: Db, subject: DataSubject): Promise<void> {
  for (const { erase } of [...personalDataSources(strapi)].reverse()) if (typeof erase === 'string') await rows(db, erase, subject);
}
