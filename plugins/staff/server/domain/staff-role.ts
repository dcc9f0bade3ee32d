declare module '@cordee/kernel' {
  interface StaffRoles {
    content: true;
    people: true;
    settings: true;
  }
  interface PluginDefinition {
    /** Content types that staff of a role can read, write and publish. (ACC-22) */
    readonly manages?: Readonly<Partial<Record<StaffRole, readonly string[]>>>;
    /** Content types that staff of a role can read only. */
    readonly reads?: Readonly<Partial<Record<StaffRole, readonly string[]>>>;
  }
}

/**
 * The roles of staff, kept apart because nobody needs all of them. `code` is that of the role in the CMS admin; name and description
 * are shown to those who assign it. `settings` includes every permission. (ACC-22)
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

/** A role of staff in the CMS admin. */
export type StaffRole = keyof typeof STAFF_ROLES;
