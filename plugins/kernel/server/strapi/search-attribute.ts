import type { Core } from '@strapi/strapi';
import { searchWords } from '../base/search-form.ts';

/** The name of the attribute that holds the search form of a document. */
const SEARCH_FORM = 'searchForm';

/** The attribute that holds the search form of these attributes. `cordee.hold_search_form` keeps it, by a trigger on the table. */
type SearchForm = Readonly<{ type: 'text'; of: readonly string[] }>;

/** A content type as far as it is searched. */
export type Searched = Readonly<{ uid: string; attributes: Readonly<Record<string, object>> }>;

/**
 * The attribute by which the documents of a content type are searched and listed: as people type, and as French readers expect. The first of
 * these attributes is the one that lists are sorted by. Its table needs the trigger `hold_search_form` on their columns. (H-83)
 */
export const heldSearchForm = (first: string, ...others: string[]) => ({
  [SEARCH_FORM]: { type: 'text', of: [first, ...others], private: true, visible: false, searchable: false } as const,
});

/** Hides the search forms from the admin, whose queries and responses nobody may read them by. */
export function hideSearchForms(strapi: Core.Strapi): void {
  for (const contentType of Object.values(strapi.contentTypes)) {
    if (!searchFormOf(contentType)) continue;
    const config: { attributes?: object } = 'config' in contentType && contentType.config ? contentType.config : {};
    Object.assign(contentType, { config: { ...config, attributes: { ...config.attributes, [SEARCH_FORM]: { hidden: true } } } });
  }
}

/** The attributes that the search form of a content type is made of; none when it has no search form. */
export const searchFormOf = ({ attributes }: Searched): readonly string[] | undefined => {
  const attribute = attributes[SEARCH_FORM];
  return attribute && isSearchForm(attribute) ? attribute.of : undefined;
};

const isSearchForm = (attribute: object): attribute is SearchForm => 'of' in attribute && Array.isArray(attribute.of);

/** The filter of the documents that have every word of a search in their search form. */
export const hasWords = (search: string) => ({ $and: searchWords(search).map((word) => ({ [SEARCH_FORM]: { $contains: word } })) });

/** A sort order by the attribute that the search form begins with, as one by the search form; others as they are. */
export function sortedByForm(order: string, type: Searched): string {
  const [name = '', direction] = order.split(':');
  return name === searchFormOf(type)?.[0] ? [SEARCH_FORM, direction].filter(Boolean).join(':') : order;
}

/** The sort order of a content type where its documents are chosen. */
export const defaultOrder = (type: Searched): string[] => (searchFormOf(type) ? [SEARCH_FORM] : []);
