// For the admin screens of all plugins.
import { isFetchError, type StrapiApp } from '@strapi/strapi/admin';

/** Returns the code of the refusal that a request failed with, or `other`. */
export function refusalCode(error: unknown): string {
  const details: unknown = isFetchError(error) ? error.response?.data?.error?.details : undefined;
  return typeof details === 'object' && details !== null && 'code' in details && typeof details.code === 'string' ? details.code : 'other';
}

/** Adds panels beside the forms of the content manager. `arrange` receives those that are there already. */
export function addSidePanels<Panel>(app: StrapiApp, arrange: (panels: Panel[]) => Panel[]): void {
  // Cast: Strapi types the APIs of a plugin as unknown.
  const { addEditViewSidePanel } = app.getPlugin('content-manager').apis as {
    addEditViewSidePanel: (arrange: (panels: Panel[]) => Panel[]) => void;
  };
  addEditViewSidePanel(arrange);
}
