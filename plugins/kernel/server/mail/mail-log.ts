import type { Core } from '@strapi/strapi';
import { stackOf } from '../base/caught-error.ts';
import { normalizeEmail } from '../base/email-address.ts';
import { type Facts, refusal } from '../base/refusal.ts';
import { shownEmail } from '../base/shown-email.ts';
import { type Db, execute, row, rows } from '../base/transaction.ts';
import { notifyJob } from '../jobs/job.ts';
import { SEND_MAIL } from './queue-mail.ts';
import { IS_REASSIGNED } from './reassigned.ts';
import { renderTemplate, type StoredMail } from './render-template.ts';
import { type ResendPolicy, resendPolicyOf } from './template.ts';

/** The message does not exist. */
const MailNotFound = refusal<{ mail: string }>('kernel.mail_not_found', 404);

/** The message has not been sent yet, or its outcome is unknown: the worker tries again by itself. */
const MailUnderWay = refusal<Facts>('kernel.mail_under_way');

/** Messages of this template cannot be sent again: their link works once, or expires soon. */
const MailNotSentAgain = refusal<{ template: string }>('kernel.mail_not_sent_again');

/** The address of the message now belongs to another person, who would read what was not written to them. */
const MailAddressReassigned = refusal<Facts>('kernel.mail_address_reassigned');

/** The state of a message. `sent`: the mail server accepted it; whether it reaches a mailbox is not known here. (ACC-19) */
type MailState = 'queued' | 'sending' | 'sent' | 'refused' | 'unknown';

/**
 * An entry of the mail log. `resend`: whether staff can send the message again, unchanged (`same`) or as a new message made for it
 * (`new`); `reassigned`: no, because its address now belongs to another person.
 */
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
  resend: 'same' | 'new' | 'never' | 'under-way' | 'reassigned';
}>;

type MailRow = Omit<MailLogEntry, 'subject' | 'resend'> & StoredMail & ResendState;

type ResendState = Readonly<{ state: MailState; isReassigned: boolean }>;

/**
 * Which messages to return: those sent to one address, those of these people, with their present addresses, or those asked for since a moment that
 * were refused, or whose outcome is not known, and that were not sent again; all without a filter.
 */
export type MailLogFilter = Readonly<
  { to: string } | { people: readonly Readonly<{ id: number; email: string }>[] } | { troubleSince: Date }
>;

/**
 * The SQL condition of each filter. A message belongs to its person, not to its address: what was sent to a former owner of the address
 * stays theirs. What was sent to an address without an account belongs to the person whose address it is now.
 */
const CONDITIONS = {
  everybody: 'true',
  address: 'lower(m.to_address) = :to',
  people: '(m.person = any(:people) or m.person is null and lower(m.to_address) = any(:emails))',
  trouble: `m.state in ('refused', 'unknown') and m.asked_at >= :troubleSince and not exists (select from cordee.mail a where a.again_of = m.id)`,
};

/** Returns the mail log, latest message first: at most `most` entries, older than the message whose id is `before`. (ACC-19) */
export async function mailLog(
  strapi: Core.Strapi,
  { filter, before = null, most }: { filter?: MailLogFilter | undefined; before?: string | null | undefined; most: number },
): Promise<MailLogEntry[]> {
  const condition = conditionOf(filter);
  const mails = await rows<MailRow>(
    strapi.db.connection,
    `select m.id, m.to_address as "to", m.template, m.locale, m.facts::json as facts, m.state, m.server_words as reply, m.attempts,
       m.asked_at as "askedAt", m.sent_at as "sentAt", m.due_at as "dueAt", m.again_of is not null as "isResend", ${IS_REASSIGNED}
     from cordee.mail m
     where ${CONDITIONS[condition]}
       ${before === null ? '' : 'and (m.asked_at, m.id) < (select b.asked_at, b.id from cordee.mail b where b.id = :before)'}
     order by m.asked_at desc, m.id desc limit :most`,
    { ...(filter && valuesOf(filter)), before, most },
  );
  return mails.map((mail) => toLogEntry(strapi, mail));
}

/** How many messages the log has of a filter. (ACC-19) */
export async function countMails(strapi: Core.Strapi, filter: MailLogFilter): Promise<number> {
  const counted = await row<{ count: number }>(
    strapi.db.connection,
    `select count(*)::integer as count from cordee.mail m where ${CONDITIONS[conditionOf(filter)]}`,
    valuesOf(filter),
  );
  return counted?.count ?? 0;
}

function conditionOf(filter: MailLogFilter | undefined): keyof typeof CONDITIONS {
  if (!filter) return 'everybody';
  if ('people' in filter) return 'people';
  return 'to' in filter ? 'address' : 'trouble';
}

const valuesOf = (filter: MailLogFilter) =>
  !('people' in filter)
    ? filter
    : { people: filter.people.map(({ id }) => id), emails: filter.people.map(({ email }) => normalizeEmail(email)) };

function toLogEntry(strapi: Core.Strapi, { locale, facts, isReassigned, ...mail }: MailRow): MailLogEntry {
  const { subject, policy } = render(strapi, { template: mail.template, locale, facts });
  return { ...mail, to: shownEmail(mail.to), subject, resend: resendOf({ state: mail.state, isReassigned }, policy) };
}

/** Whether and how staff can send a message again. A new message made for it goes to the person's current address. */
function resendOf({ state, isReassigned }: ResendState, policy: ResendPolicy): MailLogEntry['resend'] {
  if (isPending(state)) return 'under-way';
  if (typeof policy === 'function') return 'new';
  if (policy === 'never') return 'never';
  return isReassigned ? 'reassigned' : 'same';
}

const isPending = (state: MailState) => state !== 'sent' && state !== 'refused';

/** Returns the subject and the resend policy of a message; `never` when its template no longer exists or needs other facts by now. */
function render(strapi: Core.Strapi, mail: StoredMail) {
  try {
    const rendered = renderTemplate(strapi, mail);
    if (rendered) return { subject: rendered.message.subject, policy: resendPolicyOf(rendered.template, rendered.message) };
  } catch (error) {
    strapi.log.warn(`mail ${mail.template} can no longer be rendered: ${stackOf(error)}`);
  }
  return { subject: mail.template, policy: 'never' as const };
}

/**
 * Sends a message again on behalf of staff: queues a copy of it, or runs the function that its template has as policy. Returns the
 * address and the person of the original message. A second request within a minute queues no second copy.
 * @throws MailNotFound, MailUnderWay, MailNotSentAgain, MailAddressReassigned (ACC-19)
 */
export async function resendMail(strapi: Core.Strapi, db: Db, id: string): Promise<{ to: string; person: number | null }> {
  const mail = await row<StoredMail & ResendState & { to: string; person: number | null }>(
    db,
    `select m.to_address as "to", m.person, m.template, m.locale, m.facts::json as facts, m.state, ${IS_REASSIGNED}
     from cordee.mail m where m.id = :id for update`,
    { id },
  );
  if (!mail) throw new MailNotFound({ mail: id });

  const { policy } = render(strapi, mail);
  const resend = resendOf(mail, policy);
  if (resend === 'under-way') throw new MailUnderWay({});
  if (resend === 'never') throw new MailNotSentAgain({ template: mail.template });
  if (resend === 'reassigned') throw new MailAddressReassigned({});
  if (typeof policy === 'function') await policy({ strapi, db }, mail.facts);
  else await requeue(db, id);
  return { to: mail.to, person: mail.person };
}

async function requeue(db: Db, id: string): Promise<void> {
  await execute(
    db,
    `insert into cordee.mail (to_address, template, locale, facts, request_id, person, again_of)
     select to_address, template, locale, facts, request_id, person, id from cordee.mail
     where id = :id and not exists (
       select from cordee.mail a where a.again_of = :id and a.asked_at > cordee.now() - interval '1 minute')`,
    { id },
  );
  await notifyJob(db, SEND_MAIL);
}
