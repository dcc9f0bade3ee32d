import { existingAccount, findPeople, type PersonId } from '@cordee/accounts';
import { appOf, type MailLogEntry, type MailLogFilter, mailLog, normalizeEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';

/** A page of the mail log, the latest messages first. */
type MailLogPage = { messages: MailLogEntry[]; more: boolean; timeZone: string };

type PageQuery = Readonly<{ before?: string | undefined; most: number }>;

/** How many people a search for messages may find: whoever types a common name types more of it. */
const MOST_PEOPLE = 100;

/** Returns a page of the mail log: of one address, of the people who are found by what was typed, or of all. (ACC-19, H-83) */
export async function viewMessages(
  strapi: Core.Strapi,
  { search = '', ...query }: PageQuery & { search?: string | undefined },
): Promise<MailLogPage> {
  if (search.trim() === '') return pageOf(strapi, undefined, query);
  const address = normalizeEmail(search);
  if (IS_ADDRESS.test(address)) return pageOf(strapi, { to: address }, query);

  return pageOf(strapi, { people: await findPeople(strapi.db.connection, search, MOST_PEOPLE) }, query);
}

const IS_ADDRESS = /^\S+@\S+\.\S+$/;

/** Returns a page of the mail log of a person, at whatever address they had. @throws PersonNotFound (ACC-19) */
export async function viewMessagesTo(strapi: Core.Strapi, { person, ...query }: PageQuery & { person: PersonId }): Promise<MailLogPage> {
  const { email } = await existingAccount(strapi.db.connection, person);
  return pageOf(strapi, { people: [{ id: person, email }] }, query);
}

async function pageOf(strapi: Core.Strapi, filter: MailLogFilter | undefined, { before, most }: PageQuery): Promise<MailLogPage> {
  const messages = await mailLog(strapi, { filter, before, most: most + 1 });
  return { messages: messages.slice(0, most), more: messages.length > most, timeZone: appOf(strapi).settings.TIME_ZONE };
}
