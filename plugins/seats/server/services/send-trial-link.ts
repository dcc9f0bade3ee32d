import { greetedName, remindFormerAddress } from '@cordee/accounts';
import { appOf, type Db, queueMailOnce } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Trial } from '../domain/membership.ts';
import { trialConfirmation } from '../emails/trial-confirmation.ts';
import { trialUnchanged } from '../emails/trial-unchanged.ts';
import { decideTrialRequest } from './decide-trial-request.ts';

/**
 * Sends the link that confirms a requested trial day. A person who has another access, or a trial that is not over, is notified instead that
 * nothing changes; so is the former owner of an address that is reserved. (ACC-9, SEC-15)
 */
export async function sendTrialLink(strapi: Core.Strapi, db: Db, id: string): Promise<void> {
  const decided = await decideTrialRequest(strapi, db, id);
  if (!decided || decided.request.usedAt || decided.known?.blocked) return;
  const { request, known, requester, decision } = decided;
  if (!known && (await remindFormerAddress(strapi, db, { email: request.email }))) return;

  const mail = { to: request.email, locale: known?.locale ?? request.locale };
  if (typeof decision !== 'string')
    return queueMailOnce(db, { ...mail, template: trialConfirmation.id, facts: { request: id, days: decision } });
  const days: Trial | null = decision === 'keeps-trial' ? requester.trial : null;
  const facts = { firstName: known ? greetedName(known) : '', days, contact: appOf(strapi).settings.CONTACT ?? null };
  await queueMailOnce(db, { ...mail, template: trialUnchanged.id, facts });
}
