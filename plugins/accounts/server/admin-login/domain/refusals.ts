import { refusal } from '@cordee/kernel/pure';

type NoFacts = Record<string, never>;

/** The person has no account in the CMS admin. (ACC-22) */
export const NotStaff = refusal<NoFacts>('accounts.works_elsewhere', 404);
