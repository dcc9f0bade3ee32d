import { describeUse, staffLocale, usesOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { UsedKind } from '../../admin-api.ts';

/** Where these documents are used, in sentences of the language of the member of staff who asks. (LRN-7) */
export async function viewUses(
  strapi: Core.Strapi,
  kind: UsedKind,
  documents: readonly string[],
): Promise<{ document: string; title: string; uses: string[] }[]> {
  const used = await usesOf(strapi, strapi.db.connection, { uid: `plugin::courses.${kind}`, documents });
  return used.map(({ uses, ...document }) => ({ ...document, uses: uses.map((use) => toSentence(describeUse(use, staffLocale(strapi)))) }));
}

/** Begins with a capital, and breaks no line within its quotation marks. */
const toSentence = (text: string) => (text.charAt(0).toUpperCase() + text.slice(1)).replaceAll('« ', '«\u00a0').replaceAll(' »', '\u00a0»');
