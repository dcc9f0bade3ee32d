import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { staffOf } from '../audit/audit-log.ts';
import { currentTime } from '../base/clock.ts';
import type { Locale } from '../base/locale.ts';
import { inTransaction } from '../base/transaction.ts';
import { wrapAction } from './controller-actions.ts';
import { type FieldChange, nameStaff } from './document-version-store.ts';
import { type FormErrors, formError, staffLocale } from './form-errors.ts';
import { checkVersion } from './refuse-stale-saves.ts';

const FILE = 'plugin::upload.file';

type FileInfo = Readonly<{
  name?: string;
  alternativeText?: string | null;
  caption?: string | null;
  focalPoint?: object | null;
  folder?: number | null;
}>;
type Replacement = Readonly<{ data: { fileInfo?: FileInfo }; file: { originalFilename?: string | null } }>;
/** The service of Strapi's upload plugin, as far as we wrap it. */
type UploadService = { replace: (id: number | string, input: Replacement, options?: object) => Promise<unknown> };

/** Refuses saves of the files of the media library that began from an older version, and says who changed what. (LRN-8, H-93) */
export function refuseStaleFileSaves(strapi: Core.Strapi): void {
  // Bytes may differ where no field does; so that they are a change like any other, in the same history.
  Object.assign(strapi.contentType(FILE).attributes, { replacedAt: { type: 'datetime' } });
  wrapAction(strapi, {
    uid: 'plugin::upload.admin-upload',
    action: 'updateFileInfo',
    wrap: (update) => async (ctx, next) => {
      const id = Number(ctx['params']?.id ?? ctx.query['id']);
      // Strapi refuses those who may not; a stale save would tell them who changed what.
      if (!(await mayUpdate(strapi, ctx, id))) return update(ctx, next);

      return inNameOfStaff(strapi, ctx, { id, save: () => update(ctx, next) });
    },
  });
}

/**
 * Same as `refuseStaleFileSaves`, when a file takes the place of another: its fields are saved before the bytes are written, since the file
 * store may take long, and nothing of a second one is written. To be called before the bytes are guarded (`guardMediaLibrary`), so that what
 * is refused there is no change.
 */
export function refuseStaleReplacements(strapi: Core.Strapi): void {
  const uploadService: UploadService = strapi.plugin('upload').service('upload');
  const { replace } = uploadService;
  uploadService.replace = async (id, input, options) => {
    const ctx = strapi.requestContext.get();
    const { name, alternativeText, caption, focalPoint, folder }: FileInfo = input.data.fileInfo ?? {};
    const named = { name: (name || input.file.originalFilename)?.normalize(), alternativeText, caption, focalPoint, folder };
    const data = { ...named, replacedAt: await currentTime(strapi) };
    if (ctx) await inNameOfStaff(strapi, ctx, { id: Number(id), save: () => strapi.db.query(FILE).update({ where: { id }, data }) });
    return replace(id, input, options);
  };
}

/** Whether a member of staff may change this file: a permission may have conditions, such as that they added the file themselves. */
async function mayUpdate(strapi: Core.Strapi, ctx: Context, id: number): Promise<boolean> {
  const permissions = { ability: ctx.state['userAbility'], action: 'plugin::upload.assets.update', model: FILE };
  const { ability, action, toSubject } = strapi.service('admin::permission').createPermissionsManager(permissions);
  const file = await strapi.db.query(FILE).findOne({ where: { id }, populate: { createdBy: { populate: ['roles'] }, folder: true } });
  return file !== null && ability.can(action, toSubject(file));
}

/** Saves a file whose form says from which version it began, in the name of whoever is signed in. */
const inNameOfStaff = (strapi: Core.Strapi, ctx: Context, { id, save }: Readonly<{ id: number; save: () => Promise<unknown> }>) =>
  inTransaction(
    strapi,
    async (db) => {
      await nameStaff(db, staffOf(ctx.state['user']).name);
      await checkVersion(db, ctx, { kind: FILE, table: 'files', where: { id } }).catch((error) => {
        throw formError(FORM_ERRORS[staffLocale(strapi)], error);
      });
      await save();
    },
    { tries: 1 },
  );

type Stale = Readonly<{ changes: readonly FieldChange[] }>;

/** Who changed which fields, such as `alternativeText (Amel Roy), name`. */
const fieldsOf = ({ changes }: Stale, labels: Readonly<Record<string, string>>) =>
  changes
    .filter(({ field }) => labels[field])
    .map(({ field, staff }) => (staff ? `${labels[field]} (${staff})` : labels[field]))
    .join(', ');

const FRENCH_LABELS = {
  name: 'le nom',
  alternativeText: 'le texte alternatif',
  caption: 'la légende',
  folder: 'le dossier',
  focalPoint: 'le point d’intérêt',
  replacedAt: 'le fichier',
};
const ENGLISH_LABELS = {
  name: 'the name',
  alternativeText: 'the alternative text',
  caption: 'the caption',
  folder: 'the folder',
  focalPoint: 'the focal point',
  replacedAt: 'the file',
};

const FORM_ERRORS: Readonly<Record<Locale, FormErrors>> = {
  fr: {
    'kernel.stale_version': (stale: Stale) =>
      `Rien n’est enregistré : ce fichier a changé entre-temps${detail(' : ', fieldsOf(stale, FRENCH_LABELS))}. Enregistrez à nouveau pour choisir ce qui reste.`,
    'kernel.version_needed':
      'Rien n’est enregistré : cette page date d’avant une mise à jour. Copiez ce que vous avez saisi, puis rechargez-la.',
  },
  en: {
    'kernel.stale_version': (stale: Stale) =>
      `Nothing is saved: this file has changed meanwhile${detail(': ', fieldsOf(stale, ENGLISH_LABELS))}. Save again to choose what stays.`,
    'kernel.version_needed': 'Nothing is saved: this page is from before an update. Copy what you typed, then reload it.',
  },
};

const detail = (separator: string, fields: string) => (fields ? separator + fields : '');
