import { email } from '@cordee/kernel';

const HOST_NAMES = {
  fr: { own: 'notre propre espace de stockage', vimeo: 'Vimeo', youtube: 'YouTube' },
  en: { own: 'our own storage', vimeo: 'Vimeo', youtube: 'YouTube' },
} as const;

/** Notifies the team that no film of a host plays any more: one message, not one per film. (LRN-5) */
export const hostDown = email<{ host: keyof (typeof HOST_NAMES)['fr']; list: string }>({
  id: 'courses.host-down',
  fr: ({ host, list }) => ({
    subject: `Plus aucune vidéo ne passe : ${HOST_NAMES.fr[host]}`,
    paragraphs: [
      `Aucune des vidéos hébergées par ${HOST_NAMES.fr[host]} n’a pu être jouée au dernier contrôle. C’est sans doute l’hébergeur tout entier, pas une vidéo.`,
      'Les textes, et la progression de chacun, ne sont pas touchés. Le contrôle reprend chaque nuit ; ce message ne sera pas répété tant que la panne dure.',
    ],
    action: { label: 'Voir les vidéos touchées', url: list },
    footnote: 'Ce message part quand toutes les vidéos d’un même hébergeur échouent.',
  }),
  en: ({ host, list }) => ({
    subject: `No film plays any more: ${HOST_NAMES.en[host]}`,
    paragraphs: [
      `None of the films hosted by ${HOST_NAMES.en[host]} could be played at the last check. It is probably the whole host, not one film.`,
      'Texts, and everybody’s progress, are not touched. The check runs every night; this message is not repeated while the fault lasts.',
    ],
    action: { label: 'See the films concerned', url: list },
    footnote: 'This message is sent when all films of one host fail.',
  }),
});
