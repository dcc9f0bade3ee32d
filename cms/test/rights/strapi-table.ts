// What each role of staff may do in Strapi's own routes, written by hand. Content types and routes that are not here are open to none of
// these roles; settings staff may do whatever is left. (ACC-22)
import { type Actor, CONTENT_STAFF, PEOPLE_STAFF } from './table.ts';

/** Strapi's own routes, by pattern: its content API, which has no permission; those of the admin, which accept the admin's session alone. */
export const STRAPI = {
  api: /^\/api\/(content-type-builder|email|upload|i18n|users-permissions|openapi)(\/|$)/,
  admin:
    /^\/(admin|content-manager|content-type-builder|content-releases|review-workflows|upload|email|i18n|users-permissions|cloud|openapi|history)(\/|$)/,
  /** Of these, the public ones: they serve signing in, and disclose nothing. */
  open: [
    /^\/admin\/(init|login|access-token|logout|register-admin|register|registration-info|forgot-password|reset-password|project-type)$/,
    /^\/admin\/(providers|connect|project-settings)/,
    // A script of the admin, the same for everybody.
    /^\/content-manager\/preview\/script$/,
  ],
} as const;

const EVERY_STAFF: readonly Actor[] = [...new Set([...CONTENT_STAFF, ...PEOPLE_STAFF]), 'staff without a role'];
const STAFF_WITH_A_ROLE = EVERY_STAFF.filter((actor) => actor !== 'staff without a role');

/** Who may read and who may write the documents of a content type in the content manager. */
export const DOCUMENTS: Readonly<Record<string, Readonly<{ read: readonly Actor[]; write: readonly Actor[] }>>> = {
  'plugin::courses.course': { read: STAFF_WITH_A_ROLE, write: CONTENT_STAFF },
  'plugin::courses.theme': { read: CONTENT_STAFF, write: CONTENT_STAFF },
  'plugin::courses.module': { read: CONTENT_STAFF, write: CONTENT_STAFF },
  'plugin::courses.lesson': { read: CONTENT_STAFF, write: CONTENT_STAFF },
  'plugin::courses.case-study': { read: CONTENT_STAFF, write: CONTENT_STAFF },
  'plugin::companies.company': { read: PEOPLE_STAFF, write: PEOPLE_STAFF },
  'plugin::companies.establishment': { read: PEOPLE_STAFF, write: PEOPLE_STAFF },
  'plugin::seats.session': { read: PEOPLE_STAFF, write: PEOPLE_STAFF },
  'plugin::users-permissions.user': { read: PEOPLE_STAFF, write: PEOPLE_STAFF },
};

/** Who may call the other closed routes of Strapi's. */
export const STAFF_ROUTES: Readonly<Record<string, readonly Actor[]>> = {
  // one's own account in the admin
  'GET /admin/users/me': EVERY_STAFF,
  'PUT /admin/users/me': EVERY_STAFF,
  'GET /admin/users/me/permissions': EVERY_STAFF,
  'GET /admin/users/me/sessions': EVERY_STAFF,
  'POST /admin/permissions/check': EVERY_STAFF,
  'GET /admin/homepage/layout': EVERY_STAFF,
  'PUT /admin/homepage/layout': EVERY_STAFF,

  // what the admin is drawn from: names of content types, fields and rights, how many there are; no document
  'GET /admin/information': EVERY_STAFF,
  'GET /admin/telemetry-properties': EVERY_STAFF,
  'GET /admin/license-trial-time-left': EVERY_STAFF,
  'GET /admin/guided-tour-meta': EVERY_STAFF,
  'GET /admin/permissions': EVERY_STAFF,
  'GET /admin/homepage/key-statistics': EVERY_STAFF,
  'GET /content-manager/init': EVERY_STAFF,
  'GET /content-manager/content-types': EVERY_STAFF,
  'GET /content-manager/content-types-settings': EVERY_STAFF,
  'GET /content-manager/content-types/:uid/configuration': EVERY_STAFF,
  'GET /content-manager/components': EVERY_STAFF,
  'POST /content-manager/uid/generate': EVERY_STAFF,
  'POST /content-manager/uid/check-availability': EVERY_STAFF,
  'GET /content-manager/preview/url/:contentType': EVERY_STAFF,
  'GET /content-manager/homepage/count-documents': EVERY_STAFF,
  'GET /content-manager/homepage/recent-documents': EVERY_STAFF,
  'GET /upload/configuration': EVERY_STAFF,
  'GET /i18n/locales': EVERY_STAFF,
  'GET /i18n/settings': EVERY_STAFF,
  'POST /i18n/content-manager/actions/get-non-localized-fields': EVERY_STAFF,

  // the documents that a theme refers to
  'GET /content-manager/relations/:model/:targetField': CONTENT_STAFF,
  'GET /content-manager/relations/:model/:id/:targetField': CONTENT_STAFF,
  'GET /i18n/content-manager/get-fill-from-locale/:model': CONTENT_STAFF,

  // what does not exist here (components, features of a paid edition): they answer 404
  'GET /content-manager/components/:uid/configuration': EVERY_STAFF,
  'PUT /content-manager/components/:uid/configuration': EVERY_STAFF,
  'GET /admin/ai-usage': EVERY_STAFF,
  'GET /admin/ai-token': EVERY_STAFF,
  'GET /admin/ai-feature-config': EVERY_STAFF,
  'GET /upload/ai-metadata-jobs/latest': EVERY_STAFF,
  'GET /i18n/ai-localization-jobs/collection-types/:contentType/:documentId': EVERY_STAFF,
  'GET /i18n/ai-localization-jobs/single-types/:contentType': EVERY_STAFF,

  // the media library
  'POST /upload': CONTENT_STAFF,
  'GET /upload/files': CONTENT_STAFF,
  'POST /upload/files': CONTENT_STAFF,
  'GET /upload/files/:id': CONTENT_STAFF,
  'PUT /upload/files/:id': CONTENT_STAFF,
  'POST /upload/files/:id/replace': CONTENT_STAFF,
  'DELETE /upload/files/:id': CONTENT_STAFF,
  'GET /upload/folders': CONTENT_STAFF,
  'POST /upload/folders': CONTENT_STAFF,
  'GET /upload/folders/:id': CONTENT_STAFF,
  'PUT /upload/folders/:id': CONTENT_STAFF,
  'GET /upload/folder-structure': CONTENT_STAFF,
  'POST /upload/actions/bulk-delete': CONTENT_STAFF,
  'POST /upload/actions/bulk-move': CONTENT_STAFF,
  'POST /upload/actions/bulk-update': CONTENT_STAFF,
  'POST /upload/actions/generate-ai-metadata': CONTENT_STAFF,
  'POST /upload/ai-metadata-jobs': CONTENT_STAFF,
  'GET /upload/ai-metadata-jobs/pending-count': CONTENT_STAFF,
  'PUT /upload/configuration': CONTENT_STAFF,
};
