// Oracles: a query whose answer depends on a value that its sender may not read discloses that value, bit by bit. (SEC-1)
import type { Core } from '@strapi/strapi';
import { describe, expect, it } from 'vitest';
import { createStaffUser } from '../staff.ts';
import type { TestApp } from '../test-app.ts';
import type { Setup } from './actors.ts';

type Attribute = { type: string; private?: boolean; searchable?: boolean; target?: string; unique?: boolean };
type ContentType = {
  uid: string;
  collectionName: string;
  info: { pluralName: string };
  attributes: Record<string, Attribute>;
  pluginOptions?: Record<string, { visible?: boolean }>;
};
/** A value that must not be disclosed, by its path from a content type, such as `['pilots', 'email']` of a company. */
type Secret = { path: string[]; value: string; isText: boolean };
type Permission = { action: string; subject: string | null; properties: { fields?: string[] }; conditions: string[] };
type QueryBuilder = (secret: Secret, index: number) => string | undefined;
/** Sends a query to one endpoint, with one token. */
type Endpoint = Readonly<{ path: string; get: (query?: string) => Promise<Answer> }>;
type Answer = Readonly<{ status: number; text: string; summary: string }>;

const READ = 'plugin::content-manager.explorer.read';
const BATCH_SIZE = 15;
const NOT_COMPARABLE = new Set(['relation', 'media', 'json', 'boolean', 'component', 'dynamiczone', 'blocks']);
const TEXT_TYPES = ['string', 'text', 'richtext', 'password', 'email'];
/** That a document exists, and the names of colleagues, are not secret. */
const PUBLIC_FIELD = /^(id|documentId|locale|createdAt|updatedAt|publishedAt)$/;
const STAFF_NAME = /^(firstname|lastname|username)$/;
/** Values for the columns that a constraint restricts. */
const VALID_VALUES: Record<string, string> = { mobile: '+33699887766' };
/** Parts of an answer that differ from one request to the next. */
const VOLATILE = /"requestId":"[^"]*"|[?&](expires|until|signature|sig|key|X-Amz-[\w-]+)=[^"&]*/gi;

const encoded = ({ value }: { value: string }) => encodeURIComponent(value);
const nested = ({ path }: Secret) => path.map((name) => `[${name}]`).join('');

/** The ways to filter by a value: each selects the documents that have it, or have none, wherever it is understood. */
const FILTERS: QueryBuilder[] = [
  (secret, i) => `filters[$and][${i}]${nested(secret)}[$eq]=${encoded(secret)}`,
  (secret, i) => (secret.isText ? `filters[$and][${i}]${nested(secret)}[$startsWith]=${encoded(secret)}` : undefined),
  (secret, i) => `filters[$and][${i}][$or][0]${nested(secret)}[$null]=true`,
  (secret, i) => `filters[$and][${i}][$not]${nested(secret)}[$notNull]=true`,
  (secret, i) => `filters[$and][${i}][t1.${secret.path.at(-1)}][$eq]=${encoded(secret)}`,
  (secret, i) => `where[$and][${i}]${nested(secret)}[$eq]=${encoded(secret)}`,
  (secret) => `lookup${nested(secret)}=${encoded(secret)}`,
  (secret) => secret.path[1] && `populate[${secret.path[0]}][filters][${secret.path[1]}][$eq]=${encoded(secret)}`,
  (secret) => `${secret.path.join('.')}=${encoded(secret)}`,
];

/** Attacks that try to learn from queries what may not be read. */
export function testOracles(setup: Setup): void {
  describe('what questions tell', () => {
    testPrivateFields(setup);
    testStaffQueries(setup);
    testPublicQueries(setup);
  });
}

function testPrivateFields(setup: Setup): void {
  const privateFields = () =>
    contentTypes(setup().app.strapi)
      .flatMap(({ uid, attributes }) => Object.entries(attributes).map(([name, attribute]) => ({ name: `${uid} ${name}`, ...attribute })))
      .filter((field) => (field.private || field.type === 'password') && field.type !== 'relation');

  it('SEC-1 what is private is searched by nobody', () => {
    expect(privateFields().length).toBeGreaterThan(10);
    // Whoever may see the list of staff finds them by address.
    expect(
      privateFields()
        .filter(({ searchable }) => searchable !== false)
        .map(({ name }) => name),
    ).toEqual(['admin::user email']);
  });
}

function testStaffQueries(setup: Setup): void {
  it('SEC-1 staff learn nothing of what they may not read: not by filters, orders, searches nor relations', {
    timeout: 120_000,
  }, async () => {
    const { app } = setup();
    const token = await createStaffWithRelationsOnly(app);
    const leaks: string[] = [];
    let secretCount = 0;
    for (const type of managedTypes(app.strapi)) {
      const secrets = await secretsOf(app.strapi, type);
      secretCount += secrets.length;
      leaks.push(...(await findLeaks(endpoint(app, `/content-manager/collection-types/${type.uid}`, token), secrets)));
      for (const relation of relationNames(type)) {
        const related = secrets.filter(({ path }) => path[0] === relation).map((secret) => ({ ...secret, path: secret.path.slice(1) }));
        leaks.push(...(await findLeaks(endpoint(app, `/content-manager/relations/${type.uid}/${relation}`, token), related)));
      }
    }
    const uploaders = await secretsOfUploaders(app.strapi);
    leaks.push(...(await findLeaks(endpoint(app, '/upload/files', token), uploaders)));
    expect(leaks).toEqual([]);
    expect(secretCount, 'fields that were tried').toBeGreaterThan(120);
    expect(uploaders.length, 'fields of who uploaded a file').toBeGreaterThan(3);
  });
}

function testPublicQueries(setup: Setup): void {
  it('SEC-1 visitors and people of the site learn nothing at Strapi’s own routes, whatever they ask', { timeout: 60_000 }, async () => {
    const { app, world } = setup();
    const leaks: string[] = [];
    for (const type of contentTypes(app.strapi)) {
      const secrets = fieldNames(type).map((name) => ({ path: [name], value: 'canari', isText: true }));
      const [contentApi, contentManager] = [`/api/${type.info.pluralName}`, `/content-manager/collection-types/${type.uid}`];
      for (const [path, token] of [
        [contentApi, undefined],
        [contentManager, undefined],
        [contentApi, world.tokens.learner],
        [contentManager, world.tokens.learner],
        [contentApi, world.tokens['settings staff']],
      ] as const)
        leaks.push(...(await findStatusLeaks(endpoint(app, path, token), secrets)));
    }
    expect(leaks).toEqual([]);
  });
}

/** The queries that this endpoint, which must be closed, answers otherwise than a request without a query. */
async function findStatusLeaks({ path, get }: Endpoint, secrets: readonly Secret[]): Promise<string[]> {
  const { status } = await get();
  const leaks = status < 400 ? [`${path} ${status}`] : [];
  for (const batch of chunk(secrets, BATCH_SIZE))
    for (const filter of FILTERS) {
      const answer = await get(joinQueries(batch, filter));
      if (answer.status !== status) leaks.push(`${path} ${answer.summary}`);
    }
  return leaks;
}

/** The queries by which this endpoint discloses one of these secrets. */
async function findLeaks(target: Endpoint, secrets: readonly Secret[]): Promise<string[]> {
  const plain = await target.get();
  const leaks: string[] = [];
  for (const batch of chunk(secrets, BATCH_SIZE)) {
    leaks.push(...(await findFilterLeaks(target, batch, plain)));
    leaks.push(...(await findOrderLeaks(target, batch, plain)));
  }
  return [...leaks, ...(await findSearchLeaks(target, secrets)), ...(await findSelectionLeaks(target, secrets))];
}

/** Filters by values that do not exist: an answer other than the plain one was filtered, unless the right values are rejected alike. */
async function findFilterLeaks({ path, get }: Endpoint, batch: readonly Secret[], plain: Answer): Promise<string[]> {
  const leaks: string[] = [];
  for (const filter of FILTERS) {
    const wrong = await get(joinQueries(batch.map(withWrongValue), filter));
    if (wrong.text === plain.text) continue;
    const query = joinQueries(batch, filter);
    const right = await get(query);
    if (wrong.status < 400 || right.status !== wrong.status) leaks.push(`${path}?${query} ${wrong.summary}`);
  }
  return leaks;
}

const orders = (batch: readonly Secret[]): string[] => {
  const descending = joinQueries(batch, (secret, i) => `sort[${i}]=${secret.path.join('.')}:desc`);
  return [descending, descending.replaceAll('desc', 'asc'), joinQueries(batch, (secret) => `sort${nested(secret)}=desc`)];
};

async function findOrderLeaks({ path, get }: Endpoint, batch: readonly Secret[], plain: Answer): Promise<string[]> {
  const leaks: string[] = [];
  let isRejected = false;
  for (const order of orders(batch)) {
    const answer = await get(order);
    if (answer.status >= 400) isRejected = true;
    else if (answer.text !== plain.text) leaks.push(`${path}?${order}`);
  }
  // A field that is rejected hides the others of its batch.
  for (const order of isRejected ? batch.flatMap((secret) => orders([secret])) : []) {
    const answer = await get(order);
    if (answer.status < 400 && answer.text !== plain.text) leaks.push(`${path}?${order}`);
  }
  return leaks;
}

async function findSearchLeaks({ path, get }: Endpoint, secrets: readonly Secret[]): Promise<string[]> {
  const leaks: string[] = [];
  for (const secret of secrets.filter(({ path, isText, value }) => path.length === 1 && isText && value.length > 4)) {
    const [right, wrong] = [await get(`_q=${encoded(secret)}`), await get(`_q=${encoded(withWrongValue(secret))}`)];
    if (right.text !== wrong.text) leaks.push(`${path}?_q=${encoded(secret)}`);
  }
  return leaks;
}

async function findSelectionLeaks({ path, get }: Endpoint, secrets: readonly Secret[]): Promise<string[]> {
  const [own, related] = [secrets.filter((secret) => secret.path.length === 1), secrets.filter((secret) => secret.path.length === 2)];
  const leaks: string[] = [];
  for (const selection of [
    'populate=*',
    'fields=*',
    joinQueries(own, (secret, i) => `fields[${i}]=${secret.path[0]}`),
    joinQueries(related, (secret) => `populate[${secret.path[0]}]=*`),
    joinQueries(related, (secret, i) => `populate[${secret.path[0]}][fields][${i}]=${secret.path[1]}`),
  ]) {
    const { text } = await get(selection);
    const shown = secrets.filter(({ value }) => value.length > 7 && text.includes(JSON.stringify(value).slice(1, -1)));
    leaks.push(...shown.map((secret) => `${path}?${selection.slice(0, 100)} shows ${secret.path.join('.')}`));
  }
  return leaks;
}

const endpoint = (app: TestApp, path: string, token?: string): Endpoint => ({
  path,
  async get(query) {
    const address = query === undefined ? path : `${path}?${query}`;
    const response = await fetch(`${app.url}${address}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});
    const text = await response.text();
    return { status: response.status, text: text.replace(VOLATILE, ''), summary: `${response.status} ${text.slice(0, 80)}` };
  },
});

const joinQueries = (batch: readonly Secret[], build: QueryBuilder) => batch.map(build).filter(Boolean).join('&');

/** The same secret with a value that does not exist. */
const withWrongValue = (secret: Secret): Secret => ({
  ...secret,
  value: secret.value.replace(/[\da-z]/gi, (each) => (/\d/.test(each) ? '7' : 'q')),
});

const chunk = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

const contentTypes = (strapi: Core.Strapi): ContentType[] => Object.values(strapi.contentTypes);
/** The content types that staff see in the content manager. */
const managedTypes = (strapi: Core.Strapi) =>
  contentTypes(strapi).filter(
    ({ uid, pluginOptions }) => !uid.startsWith('admin::') && pluginOptions?.['content-manager']?.visible !== false,
  );

const fieldNames = ({ uid, attributes }: ContentType) =>
  Object.keys(attributes).filter(
    (name) =>
      !NOT_COMPARABLE.has(attributes[name]?.type ?? '') && !PUBLIC_FIELD.test(name) && !(uid === 'admin::user' && STAFF_NAME.test(name)),
  );
/** `updatedBy` leads to the same type as `createdBy`. */
const relationNames = ({ attributes }: ContentType) =>
  Object.keys(attributes).filter((name) => attributes[name]?.type === 'relation' && name !== 'updatedBy');

/** Every comparable field of a type and of its relations, each with a value that exists. */
async function secretsOf(strapi: Core.Strapi, type: ContentType): Promise<Secret[]> {
  const secrets: Secret[] = [];
  for (const name of fieldNames(type)) secrets.push({ path: [name], ...(await existingValue(strapi, type, name)) });
  for (const relation of relationNames(type)) {
    const target = contentTypes(strapi).find(({ uid }) => uid === type.attributes[relation]?.target);
    const id = target && (await firstRelated(strapi, type, relation));
    if (!target || !id) continue;
    for (const name of fieldNames(target)) secrets.push({ path: [relation, name], ...(await existingValue(strapi, target, name, id)) });
  }
  return secrets;
}

async function secretsOfUploaders(strapi: Core.Strapi): Promise<Secret[]> {
  const files = contentTypes(strapi).find(({ uid }) => uid === 'plugin::upload.file');
  if (!files) throw new Error('The content type of files is missing.');

  return (await secretsOf(strapi, files)).filter(({ path }) => path[0] === 'createdBy');
}

async function firstRelated(strapi: Core.Strapi, type: ContentType, relation: string): Promise<number | undefined> {
  if (relation === 'createdBy') await strapi.db.connection(type.collectionName).update({ created_by_id: 1 });
  const rows = await strapi.db.query(type.uid).findMany({ populate: [relation] });
  return rows.flatMap((row: Record<string, { id: number } | { id: number }[] | null>) => row[relation] ?? []).at(0)?.id;
}

/** The value of a field in the row with this id, or in any row; where there is none, one is written. */
async function existingValue(strapi: Core.Strapi, type: ContentType, name: string, id?: number): Promise<Omit<Secret, 'path'>> {
  const attribute = type.attributes[name];
  const field = strapi.db.metadata.get(type.uid).attributes[name];
  const column = (field && 'columnName' in field && field.columnName) || name;
  const rows = () => strapi.db.connection(type.collectionName);
  const isText = TEXT_TYPES.includes(attribute?.type ?? '');
  const stored = (await (id ? rows().where({ id }) : rows().whereNotNull(column)).first())?.[column] ?? null;
  if (stored !== null) return { value: stored instanceof Date ? stored.toISOString() : String(stored), isText };

  const value = VALID_VALUES[name] ?? `canari ${name} ${type.collectionName}`;
  const row = id ?? (await rows().min('id as id').first())?.id;
  if (isText && !attribute?.unique && row)
    await rows()
      .where({ id: row })
      .update({ [column]: value });
  return { value, isText };
}

/** Creates a user of the admin who may read every relation of every type, and no other field. */
async function createStaffWithRelationsOnly(app: TestApp): Promise<string> {
  const email = 'curious@cordee.example';
  const token = await createStaffUser(app, email, { superAdmin: false });
  const [role] = await app.strapi.db.query('admin::role').findMany({ where: { users: { email } } });
  const permissions: Permission[] = managedTypes(app.strapi).map(({ uid, attributes }) => ({
    action: READ,
    subject: uid,
    properties: { fields: Object.keys(attributes).filter((name) => ['relation', 'media'].includes(attributes[name]?.type ?? '')) },
    conditions: [],
  }));
  permissions.push({ action: 'plugin::upload.read', subject: null, properties: {}, conditions: [] });
  await app.strapi.service('admin::role').assignPermissions(role.id, permissions);
  return token;
}
