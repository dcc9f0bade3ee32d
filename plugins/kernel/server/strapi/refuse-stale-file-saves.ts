import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { staffOf } from '../audit/audit-log.ts';
import type { Locale } from '../base/locale.ts';
import { inTransaction } from '../base/transaction.ts';
import { wrapAction } from './controller-actions.ts';
import { type FieldChange, nameStaff } from './document-version-store.ts';
import { type FormErrors, formError, staffLocale } from './form-errors.ts';
import { checkVersion } from './refuse-stale-saves.ts';

const FILE = 'plugin::upload.file';
const CONTROLLER = 'plugin::upload.admin-upload';

/** Refuses saves of the files of the media library that began from an older version, and says who changed what. (LRN-8, H-93) */
export function refuseStaleFileSaves(strapi: Core.Strapi): void {
  const inNameOfStaff = (ctx: Context, save: () => Promise<void>) =>
    inTransaction(
      strapi,
      async (db) => {
        await nameStaff(db, staffOf(ctx.state['user']).name);
        const where = { id: Number(ctx['params']?.id ?? ctx.query['id']) };
        await checkVersion(db, ctx, { kind: FILE, table: 'files', where }).catch((error) => {
          throw formError(FORM_ERRORS[staffLocale(strapi)], error);
        });
        await save();
      },
      { tries: 1 },
    );
  wrapAction(strapi, {
    uid: CONTROLLER,
    action: 'updateFileInfo',
    wrap: (update) => (ctx, next) => inNameOfStaff(ctx, () => update(ctx, next)),
  });
  wrapAction(strapi, {
    uid: CONTROLLER,
    action: 'replaceFile',
    // Not in one transaction: the file store may take long.
    wrap: (replace) => (ctx, next) => inNameOfStaff(ctx, async () => {}).then(() => replace(ctx, next)),
  });
}

type Stale = Readonly<{ changes: readonly FieldChange[] }>;

/** Who changed which fields, such as `alternativeText (Amel Roy), name`. */
const fieldsOf = ({ changes }: Stale, labels: Readonly<Record<string, string>>) =>
  changes
    .filter(({ field }) => labels[field])
    .map(({ field, staff }) => (staff ? `${labels[field]} (${staff})` : labels[field]))
    .join(', ');

const FRENCH_LABELS = { name: 'le nom', alternativeText: 'le texte alternatif', caption: 'la légende', folder: 'le dossier' };
const ENGLISH_LABELS = { name: 'the name', alternativeText: 'the alternative text', caption: 'the caption', folder: 'the folder' };

const FORM_ERRORS: Readonly<Record<Locale, FormErrors>> = {
  fr: {
    'kernel.stale_version': (stale: Stale) =>
      `Rien n’est enregistré : ce fichier a changé entre-temps${detail(' : ', fieldsOf(stale, FRENCH_LABELS))}. Copiez ce que vous avez saisi, puis rechargez la page.`,
    'kernel.version_needed':
      'Rien n’est enregistré : cette page date d’avant une mise à jour. Copiez ce que vous avez saisi, puis rechargez-la.',
  },
  en: {
    'kernel.stale_version': (stale: Stale) =>
      `Nothing is saved: this file has changed meanwhile${detail(': ', fieldsOf(stale, ENGLISH_LABELS))}. Copy what you typed, then reload the page.`,
    'kernel.version_needed': 'Nothing is saved: this page is from before an update. Copy what you typed, then reload it.',
  },
};

const detail = (separator: string, fields: string) => (fields ? separator + fields : '');
