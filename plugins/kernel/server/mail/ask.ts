import type { Facts } from '../refusal.ts';
import { requestId } from '../request.ts';
import type { Db } from '../transaction.ts';
import type { Locale } from './template.ts';

/** Asks for a message, in the transaction of what it tells of; the worker sends it once that is saved. (NOTE-11) */
export async function askMail(db: Db, mail: { to: string; locale: Locale; template: string; facts: Facts }): Promise<void> {
  await db.raw(
    `with asked as (
       insert into cordee.mail (to_address, template, locale, facts, request_id) values (:to, :template, :locale, :facts, :request)
     )
     select pg_notify('cordee_work', '')`,
    { ...mail, facts: JSON.stringify(mail.facts), request: requestId() ?? null },
  );
}
