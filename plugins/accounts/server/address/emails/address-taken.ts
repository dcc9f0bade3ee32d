import { email } from '@cordee/kernel';

type Facts = { firstName: string; contact: string | null };

/** Tells the owner of an address that another account requested it, without success; the page does not reveal them. (ACC-10) */
export const addressTaken = email<Facts>({
  id: 'accounts.address-taken',
  fr: ({ firstName, contact }, { siteUrl, organisation }) => ({
    subject: 'Ton adresse reste celle de ton compte',
    greets: firstName,
    paragraphs: [
      `Quelqu’un a demandé à donner cette adresse à un autre compte ${organisation}. Elle est déjà celle du tien : rien n’a changé.`,
    ],
    action: { label: 'Me connecter', url: `${siteUrl}/connexion` },
    footnote: `C’était toi, avec un second compte ? Une adresse n’a qu’un compte : ${contact ? `écris à ${contact}` : 'préviens l’équipe'}. Ce n’était pas toi ? Ignore ce message.`,
  }),
  en: ({ firstName, contact }, { siteUrl, organisation }) => ({
    subject: 'Your address stays with your account',
    greets: firstName,
    paragraphs: [`Somebody asked to give this address to another ${organisation} account. It belongs to yours: nothing has changed.`],
    action: { label: 'Sign in', url: `${siteUrl}/connexion` },
    footnote: `It was you, with a second account? An address has one account only: ${contact ? `write to ${contact}` : 'tell the team'}. It was not you? Ignore this message.`,
  }),
});
