import type { UID } from '@strapi/strapi';
import type { Locale } from '../base/locale.ts';

declare module '../base/app.ts' {
  interface PluginDefinition {
    /** What uses documents. A document in use cannot be deleted; forms show where it is used. (LRN-7) */
    readonly uses?: readonly DocumentUse[];
  }
}

/** One way in which documents of a content type are used, as data: the parents that contain it, the people who followed it. (LRN-7) */
export type DocumentUse = Readonly<{
  /** The content type that is used; files of the media library are of `plugin::upload.file`. */
  of: UID.ContentType;
  /**
   * SQL that selects the uses of `:documents`: the document id of what is used (`document`), the id of what uses it (`used_by`), and its
   * `name`; null where names are not for everybody who edits. `:today` is the present day.
   */
  sql: string;
  /** How many use it, as the end of a sentence about the document: `2 modules contain it`. */
  words: Readonly<Record<Locale, (count: number) => string>>;
  /** What to do instead of deleting the document; null when this use does not keep it from being deleted. */
  instead: Readonly<Record<Locale, string>> | null;
}>;

/** A use of a document: how many use it, and the first names in alphabetical order. */
export type FoundUse = Readonly<{ use: DocumentUse; count: number; names: readonly string[] }>;

/** A document, by its title, and all its uses; none when nothing uses it. */
export type UsedDocument = Readonly<{ document: string; title: string; uses: readonly FoundUse[] }>;

const QUOTED: Readonly<Record<Locale, (name: string) => string>> = { fr: (name) => `« ${name} »`, en: (name) => `“${name}”` };

/** A use in words: `2 modules la contiennent (« A », « B »)`. */
export function describeUse({ use, count, names }: FoundUse, locale: Locale): string {
  const list = names.map(QUOTED[locale]).join(', ');
  return use.words[locale](count) + (list && ` (${list}${names.length < count ? '…' : ''})`);
}

/**
 * Why these documents are not deleted: each one that is in use, by what, and what to do instead; undefined when none is. `asked`: how many
 * were to be deleted. (LRN-7)
 */
export function deletionRefusal(documents: readonly UsedDocument[], asked: number, locale: Locale): string | undefined {
  const kept = documents
    .map(({ uses, ...document }) => ({ ...document, uses: uses.filter(({ use }) => use.instead) }))
    .filter(({ uses }) => uses.length > 0);
  if (kept.length === 0) return undefined;

  const reasons = kept.map(({ title, uses }) => {
    const list = uses.map((each) => describeUse(each, locale)).join(' ; ');
    return locale === 'fr' ? `${QUOTED.fr(title)} ne se supprime pas : ${list}.` : `${QUOTED.en(title)} cannot be deleted: ${list}.`;
  });
  const instead = new Set(kept.flatMap(({ uses }) => uses.flatMap(({ use }) => use.instead?.[locale] ?? [])));
  const nothing = { fr: 'Rien n’est supprimé.', en: 'Nothing is deleted.' }[locale];
  return [...(asked > 1 ? [nothing] : []), ...reasons, ...instead].join(' ');
}
