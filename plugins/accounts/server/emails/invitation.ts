import { email, type Locale, type Surroundings } from '@cordee/kernel';
import { invitationLink } from '../domain/link.ts';
import { InvitationNotFound } from '../domain/refusals.ts';
import { invitationOf } from '../services/invitation-store.ts';
import { inviteAgain } from '../services/invite-again.ts';

type Facts = { invitation: string; firstName: string; about: string | null; expiresAt: string };

const link = (invitation: string, { siteUrl, linkSecret }: Surroundings) =>
  `${siteUrl}/invitation?code=${invitationLink.code(invitation, linkSecret)}`;

const moment = (locale: Locale, instant: string, { timeZone }: Surroundings) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(instant));

/** The welcome: an account is there, and a link to choose its password. (ACC-4) */
export const invitation = email<Facts>({
  id: 'accounts.invitation',
  // Its link may be used, or too old: a new one is made.
  async again({ db }, { invitation: id }) {
    const sent = await invitationOf(db, id);
    if (!sent) throw new InvitationNotFound({});
    await inviteAgain(db, sent.person);
  },
  fr: ({ invitation: id, firstName, about, expiresAt }, around) => ({
    subject: about ? `Bienvenue : « ${about} » t’attend` : `Bienvenue : ton compte ${around.organisation} est ouvert`,
    paragraphs: [
      `Bonjour ${firstName},`,
      about ? `Ton compte ${around.organisation} est ouvert, et « ${about} » t’y attend.` : `Ton compte ${around.organisation} est ouvert.`,
      'Il ne manque que ton mot de passe : choisis-le, et tu y es.',
    ],
    action: { label: 'Choisir mon mot de passe', url: link(id, around) },
    footnote: `Ce bouton sert une fois, jusqu’au ${moment('fr', expiresAt, around)}. Passé ce délai, la page qu’il ouvre t’enverra un nouveau message.`,
  }),
  en: ({ invitation: id, firstName, about, expiresAt }, around) => ({
    subject: about ? `Welcome: “${about}” awaits you` : `Welcome: your ${around.organisation} account is open`,
    paragraphs: [
      `Hello ${firstName},`,
      about
        ? `Your ${around.organisation} account is open, and “${about}” awaits you there.`
        : `Your ${around.organisation} account is open.`,
      'All that is missing is your password: choose it, and you are in.',
    ],
    action: { label: 'Choose my password', url: link(id, around) },
    footnote: `This button works once, until ${moment('en', expiresAt, around)}. After that, the page it opens will send you a new message.`,
  }),
});
