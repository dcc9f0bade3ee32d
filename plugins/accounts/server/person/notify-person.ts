import { type Db, type EmailTemplate, type Facts, queueMail } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { type Account, accountById, greetedName } from './person-store.ts';

/** Queues a mail to a person, in their language and with their first name among its facts. Returns their account, if it exists. */
export async function notifyPerson(db: Db, person: PersonId, { id }: EmailTemplate, facts: Facts = {}): Promise<Account | undefined> {
  const account = await accountById(db, person);
  if (!account) return undefined;

  const { email: to, locale } = account;
  await queueMail(db, { to, person, locale, template: id, facts: { firstName: greetedName(account), ...facts } });
  return account;
}
