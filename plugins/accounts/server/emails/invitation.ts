import { email, type Locale, type MailContext } from '@cordee/kernel';
import { invitationLink } from '../domain/link.ts';
import { InvitationNotFound } from '../domain/refusals.ts';
import { invitationOf } from '../services/invitation-store.ts';
import { inviteAgain } from '../services/invite-again.ts';

type Facts = { invitation: string; firstName: string; about: string | null; expiresAt: string };

const link = (invitation: string, { siteUrl, linkSecret }: MailContext) =>
  `${siteUrl}/invitation?code=${invitationLink.code(invitation, linkSecret)}`;

const moment = (locale: Locale, instant: string, { timeZone }: MailContext) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(instant));

/** The welcome: an account is there, and a link to choose its password. (ACC-4) */
export const invitation = email<Facts>({
  id: 'accounts.invitation',
  // Its link may be used, or too old: a new one is made.
  async resend({ db }, { invitation: id }) {
    const sent = await invitationOf(db, id);
    if (!sent) throw new InvitationNotFound({});
    await inviteAgain(db, sent.person);
  },
  fr: ({ invitation: id, firstName, about, expiresAt }, context) => ({
    subject: about ? `Bienvenue : « ${about} » t’attend` : `Bienvenue : ton compte ${context.organisation} est ouvert`,
    paragraphs: [
      `Bonjour ${firstName},`,
      about
        ? `Ton compte ${context.organisation} est ouvert, et « ${about} » t’y attend.`
        : `Ton compte ${context.organisation} est ouvert.`,
      'Il ne manque que ton mot de passe : choisis-le, et tu y es.',
    ],
    action: { label: 'Choisir mon mot de passe', url: link(id, context) },
    footnote: `Ce bouton sert une fois, jusqu’au ${moment('fr', expiresAt, context)}. Passé ce délai, la page qu’il ouvre t’enverra un nouveau message.`,
  }),
  en: ({ invitation: id, firstName, about, expiresAt }, context) => ({
    subject: about ? `Welcome: “${about}” awaits you` : `Welcome: your ${context.organisation} account is open`,
    paragraphs: [
      `Hello ${firstName},`,
      about
        ? `Your ${context.organisation} account is open, and “${about}” awaits you there.`
        : `Your ${context.organisation} account is open.`,
      'All that is missing is your password: choose it, and you are in.',
    ],
    action: { label: 'Choose my password', url: link(id, context) },
    footnote: `This button works once, until ${moment('en', expiresAt, context)}. After that, the page it opens will send you a new message.`,
  }),
});
