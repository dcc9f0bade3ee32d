// In which words a conflict is shown: the fields of a document as its form names them, those of a file as the media library does.
import { unstable_useContentManagerContext, useForm } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useText } from '../kit/use-text';
import { isRelationChange, type Values } from './changes';
import type { DocumentConflict, FileConflict } from './conflicts';

/** The name of a field, and either side's value of it as text. */
export type ConflictWords = Readonly<{
  kind: 'document' | 'file';
  label: (field: string) => string;
  theirs: (field: string) => string;
  mine: (field: string) => string;
}>;

export function useDocumentWords({ model, theirs, theirRelations, mine }: DocumentConflict): ConflictWords {
  const { formatDate, formatMessage } = useIntl();
  const t = useText('kernel.conflict');
  const { contentType, layout } = unstable_useContentManagerContext();
  const values: Values = { ...useForm('useDocumentWords', (form) => form.values) };
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
    kind: 'document',
    label: (field) => {
      const id = `content-manager.content-types.${model}.${field}`;
      return formatMessage({ id, defaultMessage: layout.edit.metadatas[field]?.label ?? field });
    },
    theirs: (field) =>
      contentType?.attributes[field]?.type === 'relation' ? (relation(field) ?? t('changed')) : plain(field, theirs[field]),
    mine: (field) => {
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

/** The labels of the media library, by the fields of a file. */
const FILE_LABELS: Readonly<Record<string, string>> = {
  name: 'upload.asset-details.fileName',
  caption: 'upload.asset-details.caption',
  alternativeText: 'upload.asset-details.alternativeText',
  folder: 'upload.asset-details.location',
  focalPoint: 'upload.asset-details.crop.focal-point',
  replacedAt: 'kernel.conflict.file',
};

export function useFileWords({ theirs, mine, folders }: FileConflict): ConflictWords {
  const { formatMessage } = useIntl();
  const t = useText('kernel.conflict');
  const text = (field: string, value: unknown): string => {
    if (field === 'folder') return value ? (folders[Number(value)] ?? t('changed')) : formatMessage({ id: 'upload.plugin.home' });
    if (field === 'replacedAt') return value instanceof File ? value.name : t('replaced');
    if (value === null || typeof value === 'string') return value || t('empty');
    return t('changed');
  };

  return {
    kind: 'file',
    label: (field) => formatMessage({ id: FILE_LABELS[field] ?? field }),
    theirs: (field) => text(field, theirs[field]),
    mine: (field) => text(field, mine[field]),
  };
}
