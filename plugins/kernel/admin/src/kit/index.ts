// The kit that the admin screens of all plugins are built from.
export type { EndpointOutput } from '../../../endpoint.ts';

export { ActionButton } from './action-button';
export { AdminPage } from './admin-page';
export { arrangeRows } from './arrange-rows';
export type { QuestionProps } from './ask-before';
export { BackLink } from './back-link';
export type { BulkPublishProps } from './bulk-publish';
export { useAction, useEndpoint, usePolledEndpoint } from './data';
export { type Column, DataTable, LatestFirst, Secondary } from './data-table';
export { definePluginAdmin } from './define-plugin-admin';
export { DocumentLink } from './document-link';
export type { DocumentScreenProps } from './document-screens';
export { Loaded } from './loaded';
export { Refusal, useRefusalText } from './refusal';
export type { SaveQuestion } from './save-questions';
export { useMemoryTable, useUrlTable } from './table-state';
export { useDownload } from './use-download';
export { useKept } from './use-kept';
export { useNotifiedAction } from './use-notified-action';
export { useText } from './use-text';
