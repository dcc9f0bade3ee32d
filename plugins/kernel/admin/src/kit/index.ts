// The kit that the admin screens of all plugins are built from.
export type { EndpointOutput } from '../../../endpoint.ts';

export { ActionButton } from './action-button';
export { AdminPage } from './admin-page';
export { arrangeRows } from './arrange-rows';
export { BackLink } from './back-link';
export { type Outcome, type Reading, useAction, useEndpoint, usePolledEndpoint } from './data';
export { type Column, DataTable, LatestFirst, Secondary } from './data-table';
export { definePluginAdmin, type MenuPage } from './define-plugin-admin';
export { DocumentLink } from './document-link';
export type { DocumentPage, DocumentPanel, DocumentScreenProps } from './document-screens';
export { Loaded } from './loaded';
export { Refusal, useRefusalText } from './refusal';
export { type TableControl, useMemoryTable, useUrlTable } from './table-state';
export { useDownload } from './use-download';
export { useNotifiedAction } from './use-notified-action';
export { useText } from './use-text';
