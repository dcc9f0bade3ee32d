import type { Facts } from '../refusal.ts';
import { requestId } from '../request-id.ts';
import type { Db } from '../transaction.ts';
import type { Locale } from './template.ts';

/** `person`: whom it is about when the address is not, or not yet or no more, that of their account. */
type MailRequest = Readonly<{ to: string; locale: Locale; template: string; facts: Facts; person?: number }>;

/** Asks for a message, in the transaction of what it tells of; the worker sends it once that is saved. (NOTE-11) */
export async function queueMail(db: Db, mail: MailRequest): Promise<void> {
  await db.raw(
    `with asked as (
       insert into cordee.mail (to_address, template, locale, facts, request_id, person)
       values (:to, :template, :locale, :facts, :request,
         coalesce(cast(:person as integer), (select id from up_users where lower(email) = lower(:to))))
     )
     select pg_notify('cordee_work', '')`,
    { person: null, ...mail, facts: JSON.stringify(mail.facts), request: requestId() ?? null } as never,
  );
}
