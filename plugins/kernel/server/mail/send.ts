import type { Core } from '@strapi/strapi';
import { appOf } from '../base/app.ts';
import { stackOf } from '../base/caught-error.ts';
import { withRequestId } from '../base/request-id.ts';
import { execute, row } from '../base/transaction.ts';
import type { QueueJob } from '../jobs/job.ts';
import { withinLimit } from '../jobs/queue.ts';
import { applyLayout } from './layout.ts';
import { CLAIM_SECONDS, type Outcome, outcomeOf } from './outcome.ts';
import { SEND_MAIL } from './queue-mail.ts';
import { IS_REASSIGNED } from './reassigned.ts';
import { renderTemplate, type StoredMail } from './render-template.ts';

type Claimed = StoredMail & { id: string; to: string; attempts: number; requestId: string | null; isReassigned: boolean };

const templateIds = (strapi: Core.Strapi) => appOf(strapi).plugins.flatMap(({ emails = [] }) => emails.map(({ id }) => id));

/**
 * Sends messages: claims one that is due, sends it (a first attempt or a retry), and saves what the server replied. Several at a time, so
 * that one for which a mail server does not answer delays no other. (NOTE-11)
 */
export const sendMail: QueueJob = {
  id: SEND_MAIL,
  name: { fr: 'Envoi des e-mails', en: 'Sending of e-mails' },
  queue: {
    table: 'cordee.mail',
    due: 'due_at',
    waiting: "q.state in ('queued', 'unknown', 'sending')",
    // Those whose answer was lost are in the log of messages: they may have been sent, and are not sent again before their time.
    failing: "q.state = 'queued' and q.server_words is not null",
    failure: 'server_words',
    label: 'q.template',
    known: { column: 'q.template', values: templateIds },
    alertAfter: 'never',
  },
  concurrency: 4,
  runNext: sendNext,
};

async function sendNext(strapi: Core.Strapi): Promise<boolean> {
  const mail = await claim(strapi);
  if (!mail) return false;

  return withRequestId(mail.requestId, async () => {
    const outcome = await attempt(strapi, mail);
    await saveOutcome(strapi, mail, outcome);
    return true;
  });
}

/** Commits the claim before the mail server is contacted: a killed worker leaves a claim, and no other worker sends at the same time. */
const claim = (strapi: Core.Strapi) =>
  row<Claimed>(
    strapi.db.connection,
    `update cordee.mail m set state = 'sending', attempts = attempts + 1,
       due_at = cordee.now() + make_interval(secs => :seconds)
     where id = (select id from cordee.mail
                 where state in ('queued', 'unknown', 'sending') and due_at <= cordee.now() and template = any(:known)
                 order by due_at limit 1 for update skip locked)
     returning m.id, m.to_address as "to", m.template, m.locale, m.facts::json as facts, m.attempts, m.request_id as "requestId",
       ${IS_REASSIGNED}`,
    { seconds: CLAIM_SECONDS, known: templateIds(strapi) },
  );

async function attempt(strapi: Core.Strapi, mail: Claimed): Promise<Outcome> {
  const { settings } = appOf(strapi);
  if (mail.isReassigned) return { state: 'refused', reply: 'the address belongs to another person now' };

  try {
    const rendered = renderTemplate(strapi, mail);
    if (!rendered) return { state: 'refused', reply: `no template ${mail.template}` };

    const { message } = rendered;
    const { html, text } = await applyLayout({ ...message, locale: mail.locale, organisation: settings.ORGANISATION_NAME });
    const messageId = `<${mail.id}@${new URL(settings.SITE_URL).hostname}>`;
    const sending = strapi.plugin('email').provider.send({
      to: mail.to,
      from: settings.MAIL_FROM,
      subject: message.subject,
      html,
      text,
      messageId,
      headers: AUTOMATIC,
    });
    await withinLimit(sending, SEND_TIMEOUT);
    return { state: 'sent' };
  } catch (error) {
    strapi.log.warn(`mail ${mail.template} could not be sent: ${stackOf(error)}`, { mail: mail.id });
    return outcomeOf(error, mail.attempts);
  }
}

/** Nobody writes these messages by hand: out-of-office programs do not answer them (RFC 3834). (H-50) */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated' } as const;

/** How long sending may take, in seconds: shorter than a claim, so that no other worker claims the message meanwhile. */
const SEND_TIMEOUT = CLAIM_SECONDS - 30;

async function saveOutcome(strapi: Core.Strapi, mail: Claimed, outcome: Outcome): Promise<void> {
  const { state, reply = null, wait = 0 } = { reply: undefined, wait: undefined, ...outcome };
  strapi.log[state === 'sent' ? 'info' : 'warn'](`mail ${mail.template} ${state}${reply ? `: ${reply}` : ''}`, { mail: mail.id });

  await execute(
    strapi.db.connection,
    `update cordee.mail
     set state = :state, server_words = :reply, due_at = cordee.now() + make_interval(secs => :wait),
         sent_at = case when :state = 'sent' then cordee.now() end
     where id = :id and attempts = :attempts`,
    { id: mail.id, attempts: mail.attempts, state, reply, wait },
  );
}
