import { email, type Locale, type MailContext } from '@cordee/kernel';
import { invitationLink } from '../../domain/link.ts';
import { InvitationNotFound } from '../domain/refusals.ts';
import { invitationOf } from '../invitation-store.ts';
import { inviteAgain } from '../invite-again.ts';

/** `manages` is new in November 2026: mails that were stored before lack it. */
type Facts = { invitation: string; about: string | null; manages?: boolean; expiresAt: string };

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
  fr: ({ invitation: id, about, manages, expiresAt }, context) => ({
    subject: about && !manages ? `Bienvenue : « ${about} » t’attend` : `Bienvenue : ton compte ${context.organisation} est ouvert`,
    greets: '',
    paragraphs: [
      manages
        ? `Ton compte ${context.organisation} est ouvert : tu y suis la progression des membres que tu encadres${about ? ` dans « ${about} »` : ''}.`
        : about
          ? `Ton compte ${context.organisation} est ouvert, et « ${about} » t’y attend.`
          : `Ton compte ${context.organisation} est ouvert.`,
      'Il ne manque que ton mot de passe : choisis-le, et tu y es.',
    ],
    action: { label: 'Choisir mon mot de passe', url: link(id, context) },
    footnote: `Ce bouton sert une fois, jusqu’au ${formatMoment('fr', expiresAt, context)}. Passé ce délai, la page qu’il ouvre t’enverra un nouveau message.`,
  }),
  en: ({ invitation: id, about, manages, expiresAt }, context) => ({
    subject: about && !manages ? `Welcome: “${about}” awaits you` : `Welcome: your ${context.organisation} account is open`,
    greets: '',
    paragraphs: [
      manages
        ? `Your ${context.organisation} account is open: you follow there the progress of the members whom you manage${about ? ` in “${about}”` : ''}.`
        : about
          ? `Your ${context.organisation} account is open, and “${about}” awaits you there.`
          : `Your ${context.organisation} account is open.`,
      'All that is missing is your password: choose it, and you are in.',
    ],
    action: { label: 'Choose my password', url: link(id, context) },
    footnote: `This button works once, until ${formatMoment('en', expiresAt, context)}. After that, the page it opens will send you a new message.`,
  }),
});
