import { type Db, formError, inTransaction, wrapAction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { LastSuperAdmin } from '../domain/refusals.ts';
import { FORM_ERRORS } from './form-errors.ts';
import { checkSuperAdminRemains, isNobodyLeft } from './staff-store.ts';

/**
 * Makes a change after which somebody must be left who may do everything. The database holds that, also of two changes at once; here it is asked
 * before the transaction ends, to say it in words. @throws LastSuperAdmin (ACC-22)
 */
export async function keepingSuperAdmin<Result>(db: Db, change: () => Promise<Result>): Promise<Result> {
  try {
    const result = await change();
    await checkSuperAdminRemains(db);
    return result;
  } catch (error) {
    throw isNobodyLeft(error) ? new LastSuperAdmin({}) : error;
  }
}

/** Keeps somebody who may do everything when staff are changed or deleted in Strapi's own settings, which count those who are blocked. (ACC-22) */
export function guardStrapiUsers(strapi: Core.Strapi): void {
  for (const action of ['update', 'deleteOne', 'deleteMany'] as const)
    wrapAction(strapi, {
      uid: 'admin::user',
      action,
      wrap: (original) => async (ctx, next) => {
        try {
          await inTransaction(strapi, (db) => keepingSuperAdmin(db, () => original(ctx, next)), { tries: 1 });
        } catch (error) {
          throw error instanceof LastSuperAdmin ? formError(FORM_ERRORS, error) : error;
        }
      },
    });
}
