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
  /** What to do instead of deleting the document; null when this use does not keep it from being deleted. `forGood`: the use never ends. */
  instead: Readonly<Record<Locale, string> & { forGood?: true }> | null;
}>;

/** A use of a document: how many use it, and the first names in alphabetical order. */
export type FoundUse = Readonly<{ use: DocumentUse; count: number; names: readonly string[] }>;

/** A document, by its title, and all its uses; none when nothing uses it. */
export type UsedDocument = Readonly<{ document: string; title: string; uses: readonly FoundUse[] }>;

/** Of many documents, how many are told with their uses. */
const MAX_TOLD = 5;

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

  const { nothing, reason, others } = REFUSAL[locale];
  const reasons = kept.slice(0, MAX_TOLD).map(({ title, uses }) => reason(title, uses.map((use) => describeUse(use, locale)).join(' ; ')));
  const more = kept.length - reasons.length;
  const instead = new Set(kept.flatMap(({ uses }) => alternatives(uses)).map((each) => each[locale]));
  return [...(asked > 1 ? [nothing] : []), ...reasons, ...(more > 0 ? [others(more)] : []), ...instead].join(' ');
}

/** What to do instead of deleting a document; what would end a use is of no avail when another never ends. */
function alternatives(uses: readonly FoundUse[]): NonNullable<DocumentUse['instead']>[] {
  const all = uses.flatMap(({ use }) => use.instead ?? []);
  const forGood = all.filter((each) => each.forGood);
  return forGood.length > 0 ? forGood : all;
}

const REFUSAL = {
  fr: {
    nothing: 'Rien n’est supprimé.',
    reason: (title: string, uses: string) => `${QUOTED.fr(title)} ne se supprime pas : ${uses}.`,
    others: (count: number) => (count === 1 ? 'Un autre est utilisé aussi.' : `${count} autres sont utilisés aussi.`),
  },
  en: {
    nothing: 'Nothing is deleted.',
    reason: (title: string, uses: string) => `${QUOTED.en(title)} cannot be deleted: ${uses}.`,
    others: (count: number) => (count === 1 ? 'Another one is in use too.' : `${count} others are in use too.`),
  },
};
