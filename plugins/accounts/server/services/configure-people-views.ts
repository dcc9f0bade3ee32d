import type { Core } from '@strapi/strapi';

const USER = 'plugin::users-permissions.user';
const DONE = { type: 'cordee', name: 'accounts', key: 'people-laid-out' };

/** The columns of the list of people. */
const LIST = ['lastName', 'firstName', 'email', 'standing', 'blocked'];

/** What staff have nothing to do with: the address takes the place of a user name, passwords are chosen by links, groups hold no permission. */
const LEFT_OUT = new Set(['username', 'role', 'provider', 'password', 'confirmed']);

type Field = { name: string; size: number };
type Configuration = { settings: object; metadatas: object; layouts: { list: string[]; edit: Field[][] } };

/** Lays out the list and the form of people once for a database; whatever staff change of it afterwards stays. */
export async function configurePeopleViews(strapi: Core.Strapi): Promise<void> {
  if (await strapi.store.get(DONE)) return;

  const contentTypes = strapi.plugin('content-manager').service('content-types');
  const people = contentTypes.findContentType(USER);
  const { settings, metadatas, layouts } = (await contentTypes.findConfiguration(people)) as Configuration;
  const edit = layouts.edit.map((line) => line.filter(({ name }) => !LEFT_OUT.has(name))).filter((line) => line.length > 0);
  await contentTypes.updateConfiguration(people, {
    settings: { ...settings, mainField: 'email', defaultSortBy: 'lastName', defaultSortOrder: 'ASC', pageSize: 50 },
    metadatas,
    layouts: { list: LIST, edit },
  });
  await strapi.store.set({ ...DONE, value: true });
}
