import type { Core } from '@strapi/strapi';
import { notifyWorkers } from '../jobs/job.ts';
import { type Facts, refusal } from '../refusal.ts';
import { type Db, row, rows } from '../transaction.ts';
import { renderTemplate, type StoredMail } from './render-template.ts';
import { resendPolicyOf } from './template.ts';

/** There is no such message. */
const MailNotFound = refusal<{ mail: string }>('kernel.mail_not_found', 404);

/** The message has not gone yet, or may have: it is tried again by itself. */
const MailUnderWay = refusal<Facts>('kernel.mail_under_way');

/** A message of this kind is not sent a second time: its link works once, or not for long. */
const MailNotSentAgain = refusal<{ template: string }>('kernel.mail_not_sent_again');

/** What became of a message. `sent`: the mail server took it; what a mailbox does with it later is not known here. (ACC-19) */
export type MailState = 'queued' | 'sending' | 'sent' | 'refused' | 'unknown';

/** A message as the trail shows it. `again`: whether it can be sent again, as it was or as a new one made for it. */
export type MailLogEntry = Readonly<{
  id: string;
  to: string;
  subject: string;
  template: string;
  state: MailState;
  reply: string | null;
  attempts: number;
  askedAt: Date;
  sentAt: Date | null;
  dueAt: Date;
  isResend: boolean;
  resend: 'same' | 'new' | 'never' | 'under-way';
}>;

type Row = Omit<MailLogEntry, 'subject' | 'resend'> & StoredMail;

/** The messages to an address, or to all, the latest first; `before` is the id of the last one already known. (ACC-19) */
export async function mailLog(
  strapi: Core.Strapi,
  { to = null, before = null, most }: { to?: string | null; before?: string | null; most: number },
): Promise<MailLogEntry[]> {
  const found = await rows<Row>(
    strapi.db.connection,
    `select m.id, m.to_address as "to", m.template, m.locale, m.facts::json as facts, m.state, m.server_words as reply, m.attempts,
       m.asked_at as "askedAt", m.sent_at as "sentAt", m.due_at as "dueAt", m.again_of is not null as "isResend"
     from cordee.mail m
     where ${to === null ? 'true' : 'lower(m.to_address) = lower(:to)'}
       ${before === null ? '' : 'and (m.asked_at, m.id) < (select b.asked_at, b.id from cordee.mail b where b.id = :before)'}
     order by m.asked_at desc, m.id desc limit :most`,
    { to, before, most },
  );
  return found.map((mail) => toLogEntry(strapi, mail));
}

function toLogEntry(strapi: Core.Strapi, { locale, facts, ...mail }: Row): MailLogEntry {
  const { subject, policy } = render(strapi, { template: mail.template, locale, facts });
  const resend = isPending(mail.state) ? 'under-way' : typeof policy === 'function' ? 'new' : policy;
  return { ...mail, subject, resend };
}

const isPending = (state: MailState) => state !== 'sent' && state !== 'refused';

/** What it says on top, and how it is sent again; a message whose template is gone, or wants other facts by now, never is. */
function render(strapi: Core.Strapi, mail: StoredMail) {
  try {
    const found = renderTemplate(strapi, mail);
    if (found) return { subject: found.message.subject, policy: resendPolicyOf(found.template, found.message) };
  } catch (error) {
    strapi.log.warn(`mail ${mail.template} can no longer be written: ${(error as Error).message}`);
  }
  return { subject: mail.template, policy: 'never' as const };
}

/**
 * Sends a message again because staff ask for it, and tells to whom: as a new one in the queue, or in the way that its template says.
 * Two clicks in a row are one wish. @throws MailNotFound, MailUnderWay, MailNotSentAgain (ACC-19)
 */
export async function resendMail(strapi: Core.Strapi, db: Db, id: string): Promise<{ to: string }> {
  const mail = await row<StoredMail & { to: string; state: MailState }>(
    db,
    'select to_address as "to", template, locale, facts::json as facts, state from cordee.mail where id = :id for update',
    { id },
  );
  if (!mail) throw new MailNotFound({ mail: id });
  if (isPending(mail.state)) throw new MailUnderWay({});

  const { policy } = render(strapi, mail);
  if (policy === 'never') throw new MailNotSentAgain({ template: mail.template });
  if (typeof policy === 'function') await policy({ strapi, db }, mail.facts);
  else await requeue(db, id);
  return { to: mail.to };
}

async function requeue(db: Db, id: string): Promise<void> {
  await db.raw(
    `insert into cordee.mail (to_address, template, locale, facts, request_id, person, again_of)
     select to_address, template, locale, facts, request_id, person, id from cordee.mail
     where id = :id and not exists (
       select from cordee.mail a where a.again_of = :id and a.asked_at > cordee.now() - interval '1 minute')`,
    { id },
  );
  await notifyWorkers(db);
}
