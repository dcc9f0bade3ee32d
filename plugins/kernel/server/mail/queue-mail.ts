import { normalizeEmail } from '../base/email-address.ts';
import type { Locale } from '../base/locale.ts';
import type { Facts } from '../base/refusal.ts';
import { requestId } from '../base/request-id.ts';
import { type Db, execute, row } from '../base/transaction.ts';

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

/** Within this interval the same form of the same person sends one mail. (H-75) */
export const SAME_FORM_INTERVAL = '10 minutes';

/**
 * Same as `queueMail`, for a mail that somebody asked for, unless the very same one was queued for the address a few minutes ago: it is on
 * its way, and who sends the form again is not sent another. One that the mail server refused does not count. (H-75)
 */
export async function queueMailOnce(db: Db, mail: MailRequest): Promise<void> {
  const what = { email: normalizeEmail(mail.to), template: mail.template };
  // Two workers may handle the same form twice: the second one waits, to see what the first has queued.
  await execute(db, `select pg_advisory_xact_lock(hashtextextended(:template || ' ' || :email, 3))`, what);
  const recent = await row(
    db,
    `select from cordee.mail where lower(to_address) = :email and template = :template and facts = cast(:facts as jsonb)
       and state <> 'refused' and asked_at > cordee.now() - cast(:interval as interval)`,
    { ...what, facts: JSON.stringify(mail.facts), interval: SAME_FORM_INTERVAL },
  );
  if (!recent) await queueMail(db, mail);
}
