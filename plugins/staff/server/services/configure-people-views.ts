import { USER_UID } from '@cordee/accounts';
import type { Core } from '@strapi/strapi';

/** The keys in Strapi's store that record which views were configured. */
const LAID_OUT = { type: 'cordee', name: 'accounts', key: 'people-laid-out' };
const NAMED = { type: 'cordee', name: 'accounts', key: 'people-named' };

/** The columns of the list view of people. */
const LIST_COLUMNS = ['lastName', 'firstName', 'email', 'standing', 'blocked'];

/** The fields that staff never edit: the address replaces the user name, passwords are chosen by links, roles of users-permissions carry no permission here. */
const HIDDEN_FIELDS = new Set(['username', 'role', 'provider', 'password', 'confirmed']);

/** The fields that follow the name and the address. */
const NAME_FIELDS = new Set(['fullName', 'nameAndAddress']);

type FormField = { name: string; size: number };
type Configuration = { settings: object; metadatas: Record<string, { edit: object }>; layouts: { list: string[]; edit: FormField[][] } };
type ContentTypes = {
  findContentType: (uid: string) => { attributes: Record<string, { type: string; target?: string }> };
  findConfiguration: (contentType: object) => Promise<Configuration>;
  updateConfiguration: (contentType: object, configuration: Configuration) => Promise<unknown>;
};

/** Configures the list view and the form of people, and how they are named there and in relations, once per database; later changes by staff are preserved. */
export async function configurePeopleViews(strapi: Core.Strapi): Promise<void> {
  const contentTypes: ContentTypes = strapi.plugin('content-manager').service('content-types');
  await oncePerDatabase(strapi, LAID_OUT, () => layOut(contentTypes));
  await oncePerDatabase(strapi, NAMED, async () => {
    await nameInTitles(contentTypes);
    for (const uid of Object.keys(strapi.contentTypes)) await nameInRelations(contentTypes, uid);
  });
}

async function oncePerDatabase(strapi: Core.Strapi, key: typeof LAID_OUT, configure: () => Promise<void>): Promise<void> {
  if (await strapi.store.get(key)) return;

  await configure();
  await strapi.store.set({ ...key, value: true });
}

async function layOut(contentTypes: ContentTypes): Promise<void> {
  const people = contentTypes.findContentType(USER_UID);
  const { settings, metadatas, layouts } = await contentTypes.findConfiguration(people);
  await contentTypes.updateConfiguration(people, {
    settings: { ...settings, defaultSortBy: 'lastName', defaultSortOrder: 'ASC', pageSize: 50 },
    metadatas,
    layouts: { list: LIST_COLUMNS, edit: without(HIDDEN_FIELDS, layouts.edit) },
  });
}

/** The page of a person is titled by their name. (ACC-13) */
async function nameInTitles(contentTypes: ContentTypes): Promise<void> {
  const people = contentTypes.findContentType(USER_UID);
  const { settings, metadatas, layouts } = await contentTypes.findConfiguration(people);
  await contentTypes.updateConfiguration(people, {
    settings: { ...settings, mainField: 'fullName' },
    metadatas,
    layouts: { ...layouts, edit: without(NAME_FIELDS, layouts.edit) },
  });
}

/** Where a form refers to people, such as the pilots of a company, they are shown by name and address. (SEAT-1) */
async function nameInRelations(contentTypes: ContentTypes, uid: string): Promise<void> {
  const contentType = contentTypes.findContentType(uid);
  const relations = Object.entries(contentType.attributes).filter(([, { type, target }]) => type === 'relation' && target === USER_UID);
  if (relations.length === 0) return;

  const configuration = await contentTypes.findConfiguration(contentType);
  for (const [name] of relations) Object.assign(configuration.metadatas[name]?.edit ?? {}, { mainField: 'nameAndAddress' });
  await contentTypes.updateConfiguration(contentType, configuration);
}

const without = (names: ReadonlySet<string>, rows: readonly FormField[][]): FormField[][] =>
  rows.map((fields) => fields.filter(({ name }) => !names.has(name))).filter((fields) => fields.length > 0);
