import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { staffOf } from '../audit/audit-log.ts';
import { refusal } from '../base/refusal.ts';
import { type Db, inTransaction } from '../base/transaction.ts';
import { changesSince, type FieldChange, lockVersion, nameStaff, noteWithdrawal } from './document-version-store.ts';
import { isVersioned } from './versioned-types.ts';

/** A save that began from an older version: nothing of it is stored. `changes`: who changed what since, latest first. (H-93) */
const StaleVersion = refusal<{ version: number; changes: readonly FieldChange[] }>('kernel.stale_version', 412);

/** A save that does not say from which version it began. */
const VersionNeeded = refusal<Record<string, never>>('kernel.version_needed', 428);

/**
 * Refuses saves of the admin's forms that began from an older version of the document (`If-Match`), also when other fields were changed
 * since; and names the member of staff to whom a change belongs. A
 * publication that is withdrawn is a change too. (LRN-8, ACC-13)
 */
export function refuseStaleSaves(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const ctx = strapi.requestContext.get();
    const staff = ctx?.state['user'] && staffOf(ctx.state['user']);
    if (!ctx || !staff || !WRITE_ACTIONS.has(context.action) || !isVersioned(strapi, context.uid)) return next();

    return inTransaction(
      strapi,
      async (db) => {
        await nameStaff(db, staff.name);
        if (isFormSave(ctx, context)) {
          const where = { documentId: ctx['params'].id };
          await checkVersion(db, ctx, { kind: context.uid, table: tableOf(strapi, context.uid), where });
        }
        const saved = await next();
        if (context.action === 'unpublish') {
          const { documentId: document } = context.params;
          await noteWithdrawal(db, { kind: context.uid, table: tableOf(strapi, context.uid), document });
        }
        return saved;
      },
      { tries: 1 },
    );
  });
}

const WRITE_ACTIONS = new Set(['create', 'update', 'clone', 'delete', 'discardDraft', 'unpublish']);

const tableOf = (strapi: Core.Strapi, uid: string): string => strapi.db.metadata.get(uid).tableName;

/**
 * Whether a call of the document service is what a form of the content manager asked for: a save, or, from a form and not from a list, to
 * throw its draft away.
 */
function isFormSave(ctx: Context, context: { uid: string; action: string; params: object }): boolean {
  const document = 'documentId' in context.params ? context.params.documentId : undefined;
  const isOfForm = context.action === 'update' || (context.action === 'discardDraft' && ctx.get('If-Match') !== '');
  return isOfForm && ctx.path.startsWith(FORMS) && ctx['params'].model === context.uid && ctx['params'].id === document;
}

const FORMS = '/content-manager/collection-types/';

type VersionedDocument = Readonly<{ kind: string; table: string; where: Readonly<{ documentId: string } | { id: number }> }>;

/** Locks a document and checks that the request (`If-Match`) began from its version. @throws StaleVersion, VersionNeeded */
export async function checkVersion(db: Db, ctx: Context, { kind, table, where }: VersionedDocument): Promise<void> {
  const known = /^"(\d+)"$/.exec(ctx.get('If-Match'))?.[1];
  if (!known) throw new VersionNeeded({});

  const stored = await lockVersion(db, table, where);
  if (!stored || stored.version === Number(known)) return;
  const changes = await changesSince(db, { kind, document: stored.document, version: Number(known) });
  throw new StaleVersion({ version: stored.version, changes });
}
