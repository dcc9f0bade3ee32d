import type { Core } from '@strapi/strapi';
import type { Locale } from '../base/locale.ts';
import type { Facts } from '../base/refusal.ts';
import type { Db } from '../base/transaction.ts';

declare module '../base/app.ts' {
  interface PluginDefinition {
    readonly emails?: readonly EmailTemplate[];
  }
}

/** The content of a message before the layout is applied: plain text, which the layout escapes. (NOTE-14) */
export type Message = Readonly<{
  subject: string;
  /** The first name of whom it is written to; empty to greet nobody by name, as at an address that is not confirmed. (H-80) */
  greets?: string;
  paragraphs: readonly string[];
  action?: Readonly<{ label: string; url: string }>;
  /** About the message itself: why it was sent, how long its link is valid. */
  footnote: string;
}>;

/** The settings that a template may use besides the facts of its message. */
export type MailContext = Readonly<{ siteUrl: string; organisation: string; timeZone: string; linkSecret: string }>;

/**
 * What "send again" does with a message: sends the same message once more, is not offered, or calls a function, for example to make a new
 * invitation, which may throw a refusal. (ACC-19)
 */
export type ResendPolicy<F extends Facts = never> =
  | 'same'
  | 'never'
  | ((tools: { strapi: Core.Strapi; db: Db }, facts: F) => Promise<void>);

/** A mail template, in every language. `resend` defaults to what `resendPolicyOf` derives from the message. */
export type EmailTemplate<F extends Facts = never> = Readonly<
  { id: string; resend?: ResendPolicy<F> } & Record<Locale, (facts: F, context: MailContext) => Message>
>;

/** Declares a mail template: `email<{ reset: string }>({ id: 'accounts.password-reset', fr: …, en: … })`. */
export const email = <F extends Facts>(template: EmailTemplate<F>): EmailTemplate => template;

/** Returns the policy of the template, by default `never` for a message with a personal link, which may have expired. (ACC-19) */
export const resendPolicyOf = ({ resend }: Pick<EmailTemplate, 'resend'>, message: Message): ResendPolicy =>
  resend ?? (message.action?.url.includes('code=') ? 'never' : 'same');
