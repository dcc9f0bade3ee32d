import { type Account, isRepeated, type LinkAttempt, linkState } from '@cordee/accounts';
import { appOf, type Db, inTransaction, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { TrialLink } from '../../api.ts';
import type { Trial } from '../domain/membership.ts';
import { trialLinkState } from '../domain/trial.ts';
import { trialLink } from '../trial-link.ts';
import { decideTrialRequest } from './decide-trial-request.ts';
import type { TrialRequest } from './trial-store.ts';

type ReadTrialLink =
  | Readonly<{ state: 'open'; request: TrialRequest; known: Account | undefined; days: Trial }>
  | Readonly<{ state: 'used' | 'expired' | 'unknown' | 'incomplete' }>;

/** Reads a link that confirms a trial day. Old requests are deleted: their links have expired. (ACC-9, H-76) */
export async function readTrialLink(strapi: Core.Strapi, db: Db, code: string): Promise<ReadTrialLink> {
  const id = trialLink.idIn(code, appOf(strapi).settings.LINK_SECRET);
  if (!id) return { state: 'incomplete' };
  const decided = await decideTrialRequest(strapi, db, id);
  if (!decided) return { state: 'expired' };

  const { request, known, decision } = decided;
  const state = known?.blocked ? 'unknown' : trialLinkState(linkState(request, request.now), { ...decided, day: request.day });
  if (state !== 'open' || typeof decision === 'string') return { state: state === 'open' ? 'unknown' : state };
  return { state, request, known, days: decision };
}

/** Returns the state of a link that confirms a trial day, so that its page says it before anything is typed. (ACC-9, H-75, H-76) */
export const viewTrialLink = (strapi: Core.Strapi, attempt: LinkAttempt): Promise<TrialLink> =>
  inTransaction(strapi, async (db) => {
    if (await isRepeated(db, attempt)) return { state: 'done' };
    const link = await readTrialLink(strapi, db, attempt.code);
    if (link.state !== 'open') return link;

    const { request, known } = link;
    const { firstName, lastName } = known ?? request;
    return {
      state: 'open',
      day: request.day,
      name: `${firstName} ${lastName}`.trim(),
      email: shownEmail(request.email),
      hasPassword: Boolean(known?.password),
    };
  });
