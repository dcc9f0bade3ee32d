import type { Core } from '@strapi/strapi';
import type { Facts } from '../refusal.ts';
import type { Db } from '../transaction.ts';

/** The languages that a person can read the house in, the first being the default. */
export type Locale = 'fr' | 'en';

/** What a message says, before it gets its layout. Plain sentences: the layout escapes them. (NOTE-14) */
export type Message = Readonly<{
  subject: string;
  paragraphs: readonly string[];
  action?: Readonly<{ label: string; url: string }>;
  /** What to know about the message itself: why it came, how long its link lives. */
  footnote: string;
}>;

/** What a message may lean on besides its facts. */
export type MailContext = Readonly<{ siteUrl: string; organisation: string; timeZone: string; linkSecret: string }>;

/**
 * What "send again" does with a message: the same once more, nothing, or something of its own, such as a new invitation, which may
 * refuse. (ACC-19)
 */
export type ResendPolicy<F extends Facts = Facts> =
  | 'same'
  | 'never'
  | ((tools: { strapi: Core.Strapi; db: Db }, facts: F) => Promise<void>);

/** One kind of message, written in every language of the house. `again`: see `resendPolicyOf` for what holds where it is silent. */
export type EmailTemplate<F extends Facts = Facts> = Readonly<
  { id: string; resend?: ResendPolicy<F> } & Record<Locale, (facts: F, around: MailContext) => Message>
>;

/** Declares a message kind: `email<{ reset: string }>({ id: 'accounts.password-reset', fr: …, en: … })`. */
export const email = <F extends Facts>(template: EmailTemplate<F>): EmailTemplate => template as unknown as EmailTemplate;

/** The template says how it is sent again; where it does not, a message with a personal link never is: its link may be dead. (ACC-19) */
export const resendPolicyOf = ({ resend }: Pick<EmailTemplate, 'resend'>, message: Message): ResendPolicy =>
  resend ?? (message.action?.url.includes('code=') ? 'never' : 'same');
