import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';

type Labelled = { label?: string };
type Metadatas = Record<string, { edit: Labelled; list: Labelled }>;
/** French words, by what they stand for. */
export type Labels = Readonly<Record<string, string>>;

/** The labels of the fields that every document has. */
const COMMON: Labels = {
  createdAt: 'Créé le',
  updatedAt: 'Modifié le',
  publishedAt: 'Publié le',
  createdBy: 'Créé par',
  updatedBy: 'Modifié par',
};

/**
 * Stores the French labels of fields for the places where Strapi shows what it stores instead of the messages of the admin, such as the
 * choice of columns. A label that staff chose is kept. (ACC-22)
 */
export async function labelFields(strapi: Core.Strapi): Promise<void> {
  const contentTypes = strapi.plugin('content-manager').service('content-types');
  const labels = await frenchLabels(strapi);
  for (const type of contentTypes.findDisplayedContentTypes()) {
    const { uid, ...configuration } = await contentTypes.findConfiguration(type);
    const metadatas = withLabels(
      configuration.metadatas,
      (field) => COMMON[field] ?? labels[`content-manager.content-types.${uid}.${field}`],
    );
    if (metadatas) await contentTypes.updateConfiguration(type, { ...configuration, metadatas });
  }
}

/** The metadatas with labels in place of the names of fields; undefined when nothing changes. */
function withLabels(metadatas: Metadatas, labelOf: (field: string) => string | undefined): Metadatas | undefined {
  const unlabelled = Object.entries(metadatas).filter(([field, { list }]) => list.label === field && labelOf(field) !== undefined);
  if (unlabelled.length === 0) return;

  const entries = unlabelled.map(([field, { edit, list }]) => {
    const label = labelOf(field) ?? field;
    return [field, { edit: { ...edit, label }, list: { ...list, label } }];
  });
  return { ...metadatas, ...Object.fromEntries(entries) };
}

/** The French messages of the admin of all plugins that have any. */
export async function frenchLabels(strapi: Core.Strapi): Promise<Labels> {
  const files = appOf(strapi).plugins.map(({ folder }) => path.join(folder, '../admin/src/labels.fr.json'));
  const contents = await Promise.allSettled(files.map((file) => readFile(file, 'utf8')));
  return Object.assign({}, ...contents.map((content) => (content.status === 'fulfilled' ? JSON.parse(content.value) : {})));
}
