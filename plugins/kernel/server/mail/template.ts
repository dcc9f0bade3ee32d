import type { Facts } from '../refusal.ts';

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
export type Surroundings = Readonly<{ siteUrl: string; organisation: string; timeZone: string; linkSecret: string }>;

/** One kind of message, written in every language of the house. */
export type EmailTemplate<F extends Facts = Facts> = Readonly<{ id: string } & Record<Locale, (facts: F, around: Surroundings) => Message>>;

/** Declares a message kind: `email<{ reset: string }>({ id: 'accounts.password-reset', fr: …, en: … })`. */
export const email = <F extends Facts>(template: EmailTemplate<F>): EmailTemplate => template as unknown as EmailTemplate;
