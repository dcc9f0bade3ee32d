import { email, type Locale, type MailContext } from '@cordee/kernel';
import { invitationLink } from '../../domain/link.ts';
import { InvitationNotFound } from '../domain/refusals.ts';
import { invitationOf } from '../invitation-store.ts';
import { inviteAgain } from '../invite-again.ts';

type Facts = { invitation: string; about: string | null; expiresAt: string };

const link = (invitation: string, { siteUrl, linkSecret }: MailContext) =>
  `${siteUrl}/invitation?code=${invitationLink.code(invitation, linkSecret)}`;

const formatMoment = (locale: Locale, instant: string, { timeZone }: MailContext) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(instant));

/** Welcomes a person to their new account, with a link to choose its password. (ACC-4) */
export const invitation = email<Facts>({
  id: 'accounts.invitation',
  // The link may have been used or have expired, so a new invitation is created.
  async resend({ db }, { invitation: id }) {
    const previous = await invitationOf(db, id);
    if (!previous) throw new InvitationNotFound({});
    await inviteAgain(db, previous.person);
  },
  fr: ({ invitation: id, about, expiresAt }, context) => ({
    subject: about ? `Bienvenue : « ${about} » t’attend` : `Bienvenue : ton compte ${context.organisation} est ouvert`,
    greets: '',
    paragraphs: [
      about
        ? `Ton compte ${context.organisation} est ouvert, et « ${about} » t’y attend.`
        : `Ton compte ${context.organisation} est ouvert.`,
      'Il ne manque que ton mot de passe : choisis-le, et tu y es.',
    ],
    action: { label: 'Choisir mon mot de passe', url: link(id, context) },
    footnote: `Ce bouton sert une fois, jusqu’au ${formatMoment('fr', expiresAt, context)}. Passé ce délai, la page qu’il ouvre t’enverra un nouveau message.`,
  }),
  en: ({ invitation: id, about, expiresAt }, context) => ({
    subject: about ? `Welcome: “${about}” awaits you` : `Welcome: your ${context.organisation} account is open`,
    greets: '',
    paragraphs: [
      about
        ? `Your ${context.organisation} account is open, and “${about}” awaits you there.`
        : `Your ${context.organisation} account is open.`,
      'All that is missing is your password: choose it, and you are in.',
    ],
    action: { label: 'Choose my password', url: link(id, context) },
    footnote: `This button works once, until ${formatMoment('en', expiresAt, context)}. After that, the page it opens will send you a new message.`,
  }),
});
