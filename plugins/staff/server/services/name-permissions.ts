import { wrapAction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { z } from 'zod/v4';
import { frenchLabels, type Labels } from './label-fields.ts';

/** The actions of Strapi that roles may have here, and its conditions. */
const NAMES: Labels = {
  'plugin::content-manager.collection-types.configure-view': 'Disposer les listes et les formulaires',
  'plugin::upload.read': 'Ouvrir la médiathèque',
  'plugin::upload.assets.create': 'Envoyer des fichiers',
  'plugin::upload.assets.update': 'Modifier, remplacer et supprimer des fichiers',
  'plugin::upload.assets.download': 'Télécharger des fichiers',
  'plugin::upload.assets.copy-link': 'Copier le lien d’un fichier',
  'plugin::upload.configure-view': 'Disposer la médiathèque',
  'plugin::upload.settings.read': 'Ouvrir les réglages de la médiathèque',
  'admin::users.read': 'Lire',
  'admin::users.update': 'Modifier',
  'admin::users.delete': 'Supprimer',
  'admin::roles.create': 'Créer',
  'admin::roles.read': 'Lire',
  'admin::roles.update': 'Modifier',
  'admin::roles.delete': 'Supprimer',
  'admin::is-creator': 'Ce que la personne a créé',
  'admin::has-same-role-as-creator': 'Ce qu’une personne du même rôle a créé',
};

/** The headings under which they stand. */
const HEADINGS: Labels = {
  general: 'Général',
  assets: 'Fichiers',
  'collection types': 'Fiches',
  'media library': 'Médiathèque',
  'users and roles': 'Équipe',
  users: 'Utilisateurs',
  roles: 'Rôles',
  'content-manager': 'Fiches',
  upload: 'Médiathèque',
  courses: 'Parcours',
  kernel: 'Application',
  seats: 'Sessions',
  staff: 'Personnes',
};

const action = z.looseObject({
  action: z.string(),
  displayName: z.string(),
  subCategory: z.string(),
  category: z.string().optional(),
  plugin: z.string().optional(),
});
const property = z.looseObject({
  label: z.string(),
  children: z.array(z.looseObject({ label: z.string(), value: z.string() })).optional(),
});
const subject = z.looseObject({ uid: z.string(), label: z.string(), properties: z.array(property) });

/** What Strapi answers to the page of a role. */
const permissions = z.looseObject({
  data: z.looseObject({
    conditions: z.array(z.looseObject({ id: z.string(), displayName: z.string() })),
    sections: z.looseObject({
      plugins: z.array(action),
      settings: z.array(action),
      collectionTypes: z.looseObject({ subjects: z.array(subject) }),
    }),
  }),
});

/** Names in French what the page of a role shows: actions, conditions, content types and their fields. (ACC-22) */
export function namePermissions(strapi: Core.Strapi): void {
  wrapAction(strapi, {
    uid: 'admin::permission',
    action: 'getAll',
    wrap: (getAll) => async (ctx, next) => {
      await getAll(ctx, next);
      const body = permissions.parse(ctx.body);
      const { conditions, sections } = body.data;
      for (const condition of conditions) condition.displayName = NAMES[condition.id] ?? condition.displayName;
      for (const each of [...sections.plugins, ...sections.settings]) nameAction(each);
      const labels = await frenchLabels(strapi);
      for (const each of sections.collectionTypes.subjects) nameSubject(strapi, each, labels);
      ctx.body = body;
    },
  });
}

function nameAction(each: z.infer<typeof action>): void {
  each.displayName = NAMES[each.action] ?? each.displayName;
  each.subCategory = HEADINGS[each.subCategory] ?? each.subCategory;
  if (each.category) each.category = HEADINGS[each.category] ?? each.category;
  if (each.plugin) each.plugin = HEADINGS[each.plugin] ?? each.plugin;
}

function nameSubject(strapi: Core.Strapi, each: z.infer<typeof subject>, labels: Labels): void {
  const type = Object.values(strapi.contentTypes).find(({ uid }) => uid === each.uid);
  each.label = type?.info.displayName ?? each.label;
  for (const fields of each.properties) {
    fields.label = 'champs';
    for (const field of fields.children ?? [])
      field.label = labels[`content-manager.content-types.${each.uid}.${field.value}`] ?? field.label;
  }
}
