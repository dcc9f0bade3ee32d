import { type Account, accountByEmail, lockAccount } from '@cordee/accounts';
import { appOf, type Db, dayIn } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import { decideTrial, type TrialRequester } from '../domain/trial.ts';
import { type TrialRequest, trialRequester, trialRequestOf } from './trial-store.ts';

/** A requested trial day, and what confirming it would change for whoever has the address by now. */
export type DecidedTrialRequest = Readonly<{
  request: TrialRequest & Readonly<{ now: Date }>;
  /** The account at the address. */
  known: Account | undefined;
  requester: TrialRequester;
  today: Day;
  decision: ReturnType<typeof decideTrial>;
}>;

const NOBODY: TrialRequester = { globalRole: 'none', trial: null, hasOtherRole: false };

/** Decides a trial request; undefined when it was deleted. An account at the address stays locked until the end of the transaction. (ACC-9) */
export async function decideTrialRequest(strapi: Core.Strapi, db: Db, id: string): Promise<DecidedTrialRequest | undefined> {
  const request = await trialRequestOf(db, id);
  if (!request) return undefined;

  const today = dayIn(appOf(strapi).settings.TIME_ZONE, request.now);
  const found = await accountByEmail(db, request.email);
  const known = found && (await lockAccount(db, found.id));
  const requester = (known && (await trialRequester(db, known.id))) ?? NOBODY;
  return { request, known, requester, today, decision: decideTrial(requester, request.day, today) };
}
