import { existingAccount, type PersonId } from '@cordee/accounts';
import { appOf, type MailLogEntry, type MailLogFilter, mailLog, normalizeEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';

/** A page of the mail log, the latest messages first. */
type MailLogPage = { messages: MailLogEntry[]; more: boolean; timeZone: string };

type PageQuery = Readonly<{ before?: string | undefined; most: number }>;

/** Returns a page of the mail log of one address, or of all. (ACC-19) */
export function viewMessages(
  strapi: Core.Strapi,
  { address, ...query }: PageQuery & { address?: string | undefined },
): Promise<MailLogPage> {
  const to = normalizeEmail(address ?? '');
  return pageOf(strapi, to ? { to } : undefined, query);
}

/** Returns a page of the mail log of a person, at whatever address they had. @throws PersonNotFound (ACC-19) */
export async function viewMessagesTo(strapi: Core.Strapi, { person, ...query }: PageQuery & { person: PersonId }): Promise<MailLogPage> {
  const { email } = await existingAccount(strapi.db.connection, person);
  return pageOf(strapi, { person, email: normalizeEmail(email) }, query);
}

async function pageOf(strapi: Core.Strapi, filter: MailLogFilter | undefined, { before, most }: PageQuery): Promise<MailLogPage> {
  const messages = await mailLog(strapi, { filter, before, most: most + 1 });
  return { messages: messages.slice(0, most), more: messages.length > most, timeZone: appOf(strapi).settings.TIME_ZONE };
}
