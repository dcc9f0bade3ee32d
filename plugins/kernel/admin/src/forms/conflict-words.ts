// In which words a conflict is shown: the fields of a document as its form names them, those of a file as the media library does.
import { unstable_useContentManagerContext, useForm } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useDateText } from '../kit/use-date-text';
import { useText } from '../kit/use-text';
import { isRelationChange, type Related, type Values } from './changes';
import type { Line } from './compare';
import type { DocumentConflict, FileConflict } from './conflicts';
import { mergedText, placed, type Sides } from './merge';
import { relationAfter } from './relations';

/** The values of a field as lines: of a text, or the entries of a relation in their order. */
type FieldLines = Readonly<{
  isList: boolean;
  base: readonly Line[];
  theirs: readonly Line[];
  /** What is stored when this form's value is chosen. */
  mine: readonly Line[];
  /** The text with the changes of both, where they can be merged. */
  both: readonly Line[] | undefined;
}>;

/** The name of a field, and the values that it has. */
export type ConflictWords = Readonly<{
  kind: 'document' | 'file';
  label: (field: string) => string;
  lines: (field: string) => FieldLines;
}>;

const linesOf = (text: string): readonly Line[] => text.split('\n').map((line) => ({ key: line, text: line }));

/** The lines of a field that is no relation; `text`: how one of its values reads. */
function linesOfText(sides: Sides, field: string, text: (field: string, value: unknown) => string): FieldLines {
  const [base, theirs, mine] = [sides.base, sides.theirs, sides.mine].map((values) => linesOf(text(field, values[field])));
  const both = mergedText(sides, field);
  return { isList: false, base: base ?? [], theirs: theirs ?? [], mine: mine ?? [], both: both === undefined ? undefined : linesOf(both) };
}

export function useDocumentWords(conflict: DocumentConflict): ConflictWords {
  const { formatMessage } = useIntl();
  const t = useText('kernel.conflict');
  const { contentType, layout } = unstable_useContentManagerContext();
  const plain = usePlainText();
  const titleOf = useTitles(conflict);
  const listOf = (field: string): FieldLines => {
    const [held, change] = [conflict.theirRelations[field], conflict.mine[field]];
    const entries = (list: readonly Related[]) =>
      list.map((entry, index) => ({ key: String(entry.documentId ?? entry.id), text: `${index + 1}. ${titleOf(field, entry)}` }));
    const theirs = held ? entries(held) : linesOf(t('changed'));
    const mine = held && isRelationChange(change) ? entries(relationAfter(held, placed(change, held))) : theirs;
    const orEmpty = (lines: readonly Line[]) => (lines.length > 0 ? lines : linesOf(t('empty')));
    return { isList: true, base: [], theirs: orEmpty(theirs), mine: orEmpty(mine), both: undefined };
  };

  return {
    kind: 'document',
    label: (field) => {
      const id = `content-manager.content-types.${conflict.model}.${field}`;
      return formatMessage({ id, defaultMessage: layout.edit.metadatas[field]?.label ?? field });
    },
    lines: (field) => (contentType?.attributes[field]?.type === 'relation' ? listOf(field) : linesOfText(conflict, field, plain)),
  };
}

/** Returns how a value of a field that is no relation reads. */
function usePlainText() {
  const { formatMessage } = useIntl();
  const formatDate = useDateText();
  const t = useText('kernel.conflict');
  const { contentType } = unstable_useContentManagerContext();
  return (field: string, value: unknown): string => {
    const type = contentType?.attributes[field]?.type;
    if (value === null || value === undefined || value === '') return t('empty');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (type === 'date') return formatDate(`${value}T12:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' });
    if (type === 'enumeration') return formatMessage({ id: String(value), defaultMessage: String(value) });
    if (isValues(value)) return typeof value['name'] === 'string' ? value['name'] : t('changed');
    return String(value);
  };
}

/** Returns the titles of related documents: of those that are stored, and of those that the form adds, which has their titles. */
function useTitles({ theirRelations }: DocumentConflict) {
  const { layout } = unstable_useContentManagerContext();
  const values: Values = { ...useForm('useTitles', (form) => form.values) };
  return (field: string, { id, documentId }: Related): string => {
    const mainField = layout.edit.layout.flat(2).find(({ name }) => name === field)?.mainField?.name ?? 'documentId';
    const change = values[field];
    const added: readonly unknown[] = isRelationChange(change) ? change.connect : [];
    const entry = [...(theirRelations[field] ?? []), ...added].filter(isValues).find((each) => each['id'] === id);
    return String(entry?.[mainField] || entry?.['label'] || documentId || id);
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

export function useFileWords(conflict: FileConflict): ConflictWords {
  const { folders } = conflict;
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
    lines: (field) => linesOfText(conflict, field, text),
  };
}
