/**
 * What staff may do, apart from each other: nobody needs all of it. The code is that of the role in the CMS admin; the words are
 * for those who give it. Who holds `settings` holds everything. (ACC-22)
 */
export const STAFF_ROLES = {
  content: { code: 'cordee-content', name: 'Contenu', description: 'Écrit et publie les parcours, tient les vidéos et la médiathèque.' },
  people: {
    code: 'cordee-people',
    name: 'Personnes et sessions',
    description: 'Ouvre les sessions, inscrit les personnes, tient leurs fiches et leurs messages.',
  },
  settings: { code: 'strapi-super-admin', name: 'Réglages', description: 'Peut tout, et donne l’espace de travail aux autres.' },
} as const;
