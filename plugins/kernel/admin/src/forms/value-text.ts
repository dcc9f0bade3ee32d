import { unstable_useContentManagerContext, useForm } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useText } from '../kit/use-text';
import { isRelationChange, type Values } from './changes';
import type { Conflict } from './conflicts';

/** Returns how either side's value of a field of a conflict is shown, as text. */
export function useValueText({ theirs, theirRelations, mine }: Conflict) {
  const { formatDate, formatMessage } = useIntl();
  const t = useText('kernel.conflict');
  const { contentType, layout } = unstable_useContentManagerContext();
  const values: Values = { ...useForm('useValueText', (form) => form.values) };
  const titlesOf = (field: string, entries: readonly unknown[]) => {
    const mainField = layout.edit.layout.flat(2).find(({ name }) => name === field)?.mainField?.name ?? 'documentId';
    return entries.filter(isValues).map((entry) => String(entry['label'] ?? entry[mainField] ?? entry['id']));
  };
  const plain = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('empty');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (contentType?.attributes[field]?.type === 'date') return formatDate(`${value}T12:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' });
    if (contentType?.attributes[field]?.type === 'enumeration') return formatMessage({ id: String(value), defaultMessage: String(value) });
    if (isValues(value)) return typeof value['name'] === 'string' ? value['name'] : t('changed');
    return String(value);
  };
  const relation = (field: string) => theirRelations[field] && titlesOf(field, theirRelations[field]).join('\n');

  return {
    theirs: (field: string): string =>
      contentType?.attributes[field]?.type === 'relation' ? (relation(field) ?? t('changed')) : plain(field, theirs[field]),
    mine: (field: string): string => {
      if (contentType?.attributes[field]?.type !== 'relation') return plain(field, mine[field]);
      // What the form holds has the titles; what it sends has not.
      const change = values[field];
      if (!isRelationChange(change)) return t('empty');
      const { connect, disconnect } = change;
      return [...titlesOf(field, connect).map((title) => `+ ${title}`), ...titlesOf(field, disconnect).map((title) => `− ${title}`)].join(
        '\n',
      );
    },
  };
}

const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null;
