import { normalizeEmail } from '../base/email-address.ts';
import type { Locale } from '../base/locale.ts';
import type { Facts } from '../base/refusal.ts';
import { requestId } from '../base/request-id.ts';
import { type Db, execute } from '../base/transaction.ts';

/** The job that sends messages. */
export const SEND_MAIL = 'kernel.send-mail';

/** A message to send. `person`: the id of whom it is for, when `to` is not, not yet or no longer the address of their account. */
type MailRequest = Readonly<{ to: string; locale: Locale; template: string; facts: Facts; person?: number }>;

/** Queues a message in the transaction of the change that it reports; the worker sends it once that is committed. (NOTE-11) */
export async function queueMail(db: Db, mail: MailRequest): Promise<void> {
  await execute(
    db,
    `with queued as (
       insert into cordee.mail (to_address, template, locale, facts, request_id, person)
       values (:to, :template, :locale, :facts, :request,
         coalesce(cast(:person as integer), (select r.person from cordee.recipient r where r.address = :email)))
     )
     select pg_notify('cordee_work', :job)`,
    {
      person: null,
      ...mail,
      email: normalizeEmail(mail.to),
      facts: JSON.stringify(mail.facts),
      request: requestId() ?? null,
      job: SEND_MAIL,
    },
  );
}
