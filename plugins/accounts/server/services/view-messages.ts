import { appOf, type MailLogEntry, mailLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalAddress } from '../domain/address.ts';
import { personOf } from './person-store.ts';

/** A page of messages, the latest first. */
type View = { messages: MailLogEntry[]; more: boolean; timeZone: string };

type Asked = Readonly<{ address?: string | undefined; before?: string | undefined; most: number }>;

/** What was sent to an address, or to all, and what became of it. (ACC-19) */
export async function viewMessages(strapi: Core.Strapi, { address, before, most }: Asked): Promise<View> {
  const to = normalAddress(address ?? '') || null;
  const messages = await mailLog(strapi, { to, before: before ?? null, most: most + 1 });
  return { messages: messages.slice(0, most), more: messages.length > most, timeZone: appOf(strapi).settings.TIME_ZONE };
}

/** The same for the address of a person. @throws PersonNotFound (ACC-19) */
export async function viewMessagesTo(
  strapi: Core.Strapi,
  { person, ...asked }: Omit<Asked, 'address'> & { person: string },
): Promise<View> {
  const { email } = await personOf(strapi.db.connection, person);
  return viewMessages(strapi, { ...asked, address: email });
}
