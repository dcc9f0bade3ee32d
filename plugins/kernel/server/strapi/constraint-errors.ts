import { errors } from '@strapi/utils';
import { z } from 'zod/v4';
import { type Db, execute } from '../base/transaction.ts';

/** What a form says when PostgreSQL refuses a save, by the name of the constraint; `detail`: the names that the database gives. */
export type ConstraintErrors = Readonly<Record<string, (detail: string) => string>>;

/**
 * Runs a save, has PostgreSQL check at once what it would check when the transaction ends, and explains in the form what it refuses.
 * @throws ApplicationError (of Strapi)
 */
export async function explainConstraints<T>(db: Db, explanations: ConstraintErrors, save: () => Promise<T>): Promise<T> {
  try {
    const saved = await save();
    await execute(db, 'set constraints all immediate');
    return saved;
  } catch (error) {
    const { constraint, detail } = DatabaseRefusal.parse(error);
    const explain = constraint === undefined ? undefined : explanations[constraint];
    if (!explain) throw error;
    throw new errors.ApplicationError(explain(detail ?? ''));
  }
}

const DatabaseRefusal = z.object({ constraint: z.string(), detail: z.string() }).partial().catch({});
