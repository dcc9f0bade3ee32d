import { appOf, type MailLogEntry, mailLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalizeEmail } from '../domain/email-address.ts';
import { accountByDocumentId } from './person-store.ts';

/** A page of messages, the latest first. */
type MailLogPage = { messages: MailLogEntry[]; more: boolean; timeZone: string };

type MailLogQuery = Readonly<{ address?: string | undefined; before?: string | undefined; most: number }>;

/** What was sent to an address, or to all, and what became of it. (ACC-19) */
export async function viewMessages(strapi: Core.Strapi, { address, before, most }: MailLogQuery): Promise<MailLogPage> {
  const to = normalizeEmail(address ?? '') || null;
  const messages = await mailLog(strapi, { to, before: before ?? null, most: most + 1 });
  return { messages: messages.slice(0, most), more: messages.length > most, timeZone: appOf(strapi).settings.TIME_ZONE };
}

/** The same for the address of a person. @throws PersonNotFound (ACC-19) */
export async function viewMessagesTo(
  strapi: Core.Strapi,
  { person, ...query }: Omit<MailLogQuery, 'address'> & { person: string },
): Promise<MailLogPage> {
  const { email } = await accountByDocumentId(strapi.db.connection, person);
  return viewMessages(strapi, { ...query, address: email });
}
