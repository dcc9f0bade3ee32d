// Parts of Strapi's admin that say something in English alone, with no message of their own to translate. (LRN-1)
import { Modal } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import type { ComponentProps } from 'react';
import { useIntl } from 'react-intl';
import en from './labels.en.json';
import fr from './labels.fr.json';

/** The heads of the table of documents that are published at once. */
const HEADS = new Map([
  ['documentId', 'document'],
  ['name', 'name'],
  ['status', 'state'],
  ['Publication status', 'publication'],
]);

const { HeaderCell } = Table;

/** The head of a column, by its name. */
function NamedHeaderCell({ label, ...props }: ComponentProps<typeof HeaderCell>) {
  const { formatMessage } = useIntl();
  const head = HEADS.get(String(label));
  return <HeaderCell {...props} label={head ? formatMessage({ id: `kernel.parts.${head}` }) : label} />;
}

/** Names these parts in the language of the admin. The parts of a window cannot be replaced, but have properties by default: that of React 18. */
export function nameEnglishParts(): void {
  const closeLabel = { enumerable: true, get: () => (document.documentElement.lang === 'en' ? en : fr)['kernel.parts.close'] };
  Object.assign(Modal.Header, { defaultProps: Object.defineProperty({}, 'closeLabel', closeLabel) });
  Object.assign(Table, { HeaderCell: NamedHeaderCell });
}
