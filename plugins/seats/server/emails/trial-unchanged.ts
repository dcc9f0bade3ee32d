import { email } from '@cordee/kernel';
import { formatTrialDays } from '../domain/format-trial-days.ts';
import type { Trial } from '../domain/membership.ts';

type TrialUnchangedFacts = { firstName: string; days: Trial | null; contact: string | null };

/** Notifies the requester of a trial day that nothing changed, which the page does not reveal. `days`: a tester's trial. (ACC-9) */
export const trialUnchanged = email<TrialUnchangedFacts>({
  id: 'seats.trial-kept',
  fr: ({ firstName, days, contact }, { siteUrl, organisation }) => ({
    subject: days ? 'Ta journée découverte est déjà prévue' : 'Tu as déjà un compte',
    greets: firstName,
    paragraphs: [
      days
        ? `Une journée découverte vient d’être demandée à cette adresse, qui en a déjà une : ${formatTrialDays('fr', days)}. Elle ne bouge pas ; passé ce jour, tu pourras en choisir une autre.`
        : `Une journée découverte ${organisation} vient d’être demandée à cette adresse, qui a déjà un compte. Rien n’a changé : tes accès restent ce qu’ils sont.`,
    ],
    action: { label: 'Me connecter', url: `${siteUrl}/connexion` },
    footnote: `${days ? 'Ce jour ne te va plus ?' : 'Tu ne vois pas ce que tu attendais ?'} ${contact ? `Écris à ${contact}.` : 'Préviens l’équipe.'} Pas encore de mot de passe ? « Mot de passe oublié » t’en fait choisir un.`,
  }),
  en: ({ firstName, days, contact }, { siteUrl, organisation }) => ({
    subject: days ? 'Your day to look around is set already' : 'You have an account already',
    greets: firstName,
    paragraphs: [
      days
        ? `A day to look around was just asked for at this address, which has one: ${formatTrialDays('en', days)}. It does not move; once it is over you can choose another.`
        : `A day to look around ${organisation} was just asked for at this address, which has an account. Nothing has changed: your access stays what it is.`,
    ],
    action: { label: 'Sign in', url: `${siteUrl}/connexion` },
    footnote: `${days ? 'That day no longer suits you?' : 'You do not see what you expected?'} ${contact ? `Write to ${contact}.` : 'Tell the team.'} No password yet? “Forgotten password” lets you choose one.`,
  }),
});
