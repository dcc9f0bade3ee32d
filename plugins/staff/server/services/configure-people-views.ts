import { USER_UID } from '@cordee/accounts';
import type { Core } from '@strapi/strapi';

/** The key in Strapi's store that records that the views were configured. */
const CONFIGURED_KEY = { type: 'cordee', name: 'accounts', key: 'people-laid-out' };

/** The columns of the list view of people. */
const LIST_COLUMNS = ['lastName', 'firstName', 'email', 'standing', 'blocked'];

/** The fields that staff never edit: the address replaces the user name, passwords are chosen by links, roles of users-permissions carry no permission here. */
const HIDDEN_FIELDS = new Set(['username', 'role', 'provider', 'password', 'confirmed']);

type FormField = { name: string; size: number };
type Configuration = { settings: object; metadatas: object; layouts: { list: string[]; edit: FormField[][] } };

/** Configures the list view and the form of people, once per database; later changes by staff are preserved. */
export async function configurePeopleViews(strapi: Core.Strapi): Promise<void> {
  if (await strapi.store.get(CONFIGURED_KEY)) return;

  const contentTypes = strapi.plugin('content-manager').service('content-types');
  const people = contentTypes.findContentType(USER_UID);
  const { settings, metadatas, layouts }: Configuration = await contentTypes.findConfiguration(people);
  const edit = layouts.edit.map((fields) => fields.filter(({ name }) => !HIDDEN_FIELDS.has(name))).filter((fields) => fields.length > 0);
  await contentTypes.updateConfiguration(people, {
    settings: { ...settings, mainField: 'email', defaultSortBy: 'lastName', defaultSortOrder: 'ASC', pageSize: 50 },
    metadatas,
    layouts: { list: LIST_COLUMNS, edit },
  });
  await strapi.store.set({ ...CONFIGURED_KEY, value: true });
}
