// One bit at a time: a question whose answer differs by what the asker may not read tells it. (SEC-1)
import type { Core } from '@strapi/strapi';
import { describe, expect, it } from 'vitest';
import { staffMember } from '../staff.ts';
import type { TestApp } from '../test-app.ts';
import type { World } from './actors.ts';

type Attribute = { type: string; private?: boolean; searchable?: boolean; target?: string; unique?: boolean };
type ContentType = {
  uid: string;
  collectionName: string;
  info: { pluralName: string };
  attributes: Record<string, Attribute>;
  pluginOptions?: Record<string, { visible?: boolean }>;
};
/** Something to guess, from where: `['pilots', 'email']` of a company; and what stands there. */
type Secret = { path: string[]; value: string; isText: boolean };

const READ = 'plugin::content-manager.explorer.read';
const UNREAD = new Set(['relation', 'media', 'json', 'boolean', 'component', 'dynamiczone', 'blocks']);
const TEXT = ['string', 'text', 'richtext', 'password', 'email'];
/** What shows that something is there, and the names of colleagues, are no secrets. */
const NO_SECRET = /^(id|documentId|locale|createdAt|updatedAt|publishedAt)$/;
const A_NAME = /^(firstname|lastname|username)$/;

const secretsOf = ({ uid, attributes }: ContentType) =>
  Object.keys(attributes).filter(
    (name) => !UNREAD.has(attributes[name]?.type ?? '') && !NO_SECRET.test(name) && !(uid === 'admin::user' && A_NAME.test(name)),
  );
/** `updatedBy` leads where `createdBy` does. */
const relationsOf = ({ attributes }: ContentType) =>
  Object.keys(attributes).filter((name) => attributes[name]?.type === 'relation' && name !== 'updatedBy');
const typesOf = (strapi: Core.Strapi) => Object.values(strapi.contentTypes) as unknown as ContentType[];
const displayed = (strapi: Core.Strapi) =>
  typesOf(strapi).filter(({ uid, pluginOptions }) => !uid.startsWith('admin::') && pluginOptions?.['content-manager']?.visible !== false);

/** What the database takes no other word for. */
const FITS: Record<string, string> = { mobile: '+33699887766' };

const nested = ({ path }: Secret) => path.map((batch) => `[${batch}]`).join('');
/** The same secret with another value. */
const wrong = <S extends { value: string }>(secret: S): S => ({
  ...secret,
  value: secret.value.replace(/[\da-z]/gi, (each) => (/\d/.test(each) ? '7' : 'q')),
});
const typed = ({ value }: { value: string }) => encodeURIComponent(value);

/** The ways of asking: each narrows the answer to what bears, or does not bear, such a value, wherever it is understood. */
const WAYS: ((secret: Secret, index: number) => string | undefined)[] = [
  (of, i) => `filters[$and][${i}]${nested(of)}[$eq]=${typed(of)}`,
  (of, i) => (of.isText ? `filters[$and][${i}]${nested(of)}[$startsWith]=${typed(of)}` : undefined),
  (of, i) => `filters[$and][${i}][$or][0]${nested(of)}[$null]=true`,
  (of, i) => `filters[$and][${i}][$not]${nested(of)}[$notNull]=true`,
  (of, i) => `filters[$and][${i}][t1.${of.path.at(-1)}][$eq]=${typed(of)}`,
  (of, i) => `where[$and][${i}]${nested(of)}[$eq]=${typed(of)}`,
  (of) => `lookup${nested(of)}=${typed(of)}`,
  (of) => of.path[1] && `populate[${of.path[0]}][filters][${of.path[1]}][$eq]=${typed(of)}`,
  (of) => `${of.path.join('.')}=${typed(of)}`,
];
const joined = (batch: readonly Secret[], way: (secret: Secret, index: number) => string | undefined) =>
  batch.map(way).filter(Boolean).join('&');

/** Attacks on what questions tell; `open` gives the house once it stands. */
export function oracles(open: () => { app: TestApp; world: World }): void {
  const ask = async (address: string, token?: string) => {
    const answer = await fetch(`${open().app.url}${address}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});
    const text = await answer.text();
    return {
      status: answer.status,
      text: text.replace(/"requestId":"[^"]*"|[?&](expires|until|signature|sig|key|X-Amz-[\w-]+)=[^"&]*/gi, ''),
      said: `${answer.status} ${text.slice(0, 80)}`,
    };
  };

  /**
   * Every way of asking at this door, for values that are nowhere: whatever answers otherwise than the plain question has looked,
   * unless it refuses the right values just so.
   */
  async function told(door: string, secrets: readonly Secret[], token?: string): Promise<string[]> {
    const found: string[] = [];
    const [plain, descending] = [
      await ask(door, token),
      (batch: Secret[]) => joined(batch, ({ path }, i) => `sort[${i}]=${path.join('.')}:desc`),
    ];
    for (const batch of inParts(secrets, 15)) {
      for (const way of WAYS) {
        const answer = await ask(`${door}?${joined(batch.map(wrong), way)}`, token);
        if (answer.text === plain.text) continue;
        const right = await ask(`${door}?${joined(batch, way)}`, token);
        if (answer.status < 400 || right.status !== answer.status) found.push(`${door}?${joined(batch, way)} ${answer.said}`);
      }
      const orders = (of: Secret[]) => [
        descending(of),
        descending(of).replaceAll('desc', 'asc'),
        joined(of, (each) => `sort${nested(each)}=desc`),
      ];
      const refused: string[] = [];
      for (const order of orders(batch)) {
        const answer = await ask(`${door}?${order}`, token);
        if (answer.status >= 400) refused.push(order);
        else if (answer.text !== plain.text) found.push(`${door}?${order}`);
      }
      // One that is refused hides the others.
      for (const order of refused.length > 0 ? batch.flatMap((secret) => orders([secret])) : []) {
        const answer = await ask(`${door}?${order}`, token);
        if (answer.status < 400 && answer.text !== plain.text) found.push(`${door}?${order}`);
      }
    }
    for (const secret of secrets.filter(({ path, isText, value }) => path.length === 1 && isText && value.length > 4)) {
      const [right, not] = [await ask(`${door}?_q=${typed(secret)}`, token), await ask(`${door}?_q=${typed(wrong(secret))}`, token)];
      if (right.text !== not.text) found.push(`${door}?_q=${typed(secret)}`);
    }
    const [own, related] = [secrets.filter(({ path }) => path.length === 1), secrets.filter(({ path }) => path.length === 2)];
    for (const wish of [
      'populate=*',
      'fields=*',
      joined(own, ({ path }, i) => `fields[${i}]=${path[0]}`),
      joined(related, ({ path }) => `populate[${path[0]}]=*`),
      joined(related, ({ path }, i) => `populate[${path[0]}][fields][${i}]=${path[1]}`),
    ]) {
      const { text } = await ask(`${door}?${wish}`, token);
      const shown = secrets.filter(({ value }) => value.length > 7 && text.includes(JSON.stringify(value).slice(1, -1)));
      found.push(...shown.map(({ path }) => `${door}?${wish.slice(0, 100)} shows ${path.join('.')}`));
    }
    return found;
  }

  /** Every plain field of a type and of what it refers to, each with a value that is there. */
  async function secretsFrom(strapi: Core.Strapi, type: ContentType): Promise<Secret[]> {
    const found: Secret[] = [];
    for (const name of secretsOf(type)) found.push({ path: [name], ...(await planted(strapi, type, name)) });
    for (const relation of relationsOf(type)) {
      const there = strapi.contentTypes[type.attributes[relation]?.target as never] as unknown as ContentType | undefined;
      const related = there && (await someRelated(strapi, type, relation));
      if (!there || !related) continue;
      for (const name of secretsOf(there)) found.push({ path: [relation, name], ...(await planted(strapi, there, name, related)) });
    }
    return found;
  }

  async function someRelated(strapi: Core.Strapi, type: ContentType, relation: string): Promise<number | undefined> {
    if (relation === 'createdBy') await strapi.db.connection(type.collectionName).update({ created_by_id: 1 });
    const rows = await strapi.db.query(type.uid as never).findMany({ populate: [relation] as never });
    return rows.flatMap((row: Record<string, unknown>) => (row[relation] ?? []) as { id: number }[]).at(0)?.id;
  }

  /** The value of a field in a row (the first, if none is meant); where there is none, a word is put there. */
  async function planted(strapi: Core.Strapi, type: ContentType, name: string, id?: number): Promise<Omit<Secret, 'path'>> {
    const attribute = type.attributes[name] as Attribute;
    const column = (strapi.db.metadata.get(type.uid).attributes[name] as { columnName?: string }).columnName ?? name;
    const rows = () => strapi.db.connection(type.collectionName);
    const isText = TEXT.includes(attribute.type);
    const there = (await (id ? rows().where({ id }) : rows().whereNotNull(column)).first())?.[column] ?? null;
    if (there !== null) return { value: there instanceof Date ? there.toISOString() : String(there), isText };

    const value = FITS[name] ?? `canari ${name} ${type.collectionName}`;
    const row = id ?? (await rows().min('id as id').first())?.id;
    if (isText && !attribute.unique && row)
      await rows()
        .where({ id: row })
        .update({ [column]: value });
    return { value, isText };
  }

  /** Staff who may read what refers to what, and not one word of it. */
  async function curious({ app }: { app: TestApp }): Promise<string> {
    const email = 'curious@cordee.example';
    const token = await staffMember(app, email, { superAdmin: false });
    const [role] = await app.strapi.db.query('admin::role').findMany({ where: { users: { email } } });
    const permissions = displayed(app.strapi).map(({ uid, attributes }) => ({
      action: READ,
      subject: uid,
      properties: { fields: Object.keys(attributes).filter((name) => ['relation', 'media'].includes(attributes[name]?.type ?? '')) },
      conditions: [],
    }));
    permissions.push({ action: 'plugin::upload.read', subject: null as never, properties: {} as never, conditions: [] });
    await app.strapi.service('admin::role').assignPermissions(role.id, permissions);
    return token;
  }

  describe('what questions tell', () => {
    it('SEC-1 what is private is searched by nobody', () => {
      const all = typesOf(open().app.strapi).flatMap(({ uid, attributes }) =>
        Object.entries(attributes).map(([name, attribute]) => ({ name: `${uid} ${name}`, ...attribute })),
      );
      const secret = all.filter((each) => (each.private || each.type === 'password') && each.type !== 'relation');
      expect(secret.length).toBeGreaterThan(10);
      // Whoever may see the list of staff finds them by address.
      expect(secret.filter(({ searchable }) => searchable !== false).map(({ name }) => name)).toEqual(['admin::user email']);
    });

    it('SEC-1 staff learn nothing of what they may not read: not by filters, orders, searches nor relations', {
      timeout: 120_000,
    }, async () => {
      const { app } = open();
      const token = await curious(open());
      const found: string[] = [];
      let tried = 0;
      for (const type of displayed(app.strapi)) {
        const secrets = await secretsFrom(app.strapi, type);
        found.push(...(await told(`/content-manager/collection-types/${type.uid}`, secrets, token)));
        for (const relation of relationsOf(type))
          found.push(
            ...(await told(
              `/content-manager/relations/${type.uid}/${relation}`,
              secrets.filter(({ path }) => path[0] === relation).map((each) => ({ ...each, path: each.path.slice(1) })),
              token,
            )),
          );
        tried += secrets.length;
      }
      const files = app.strapi.contentTypes['plugin::upload.file'] as unknown as ContentType;
      const colleagues = (await secretsFrom(app.strapi, files)).filter(({ path }) => path[0] === 'createdBy');
      expect(colleagues.length).toBeGreaterThan(3);
      found.push(...(await told('/upload/files', colleagues, token)));
      expect(found).toEqual([]);
      expect(tried).toBeGreaterThan(120);
    });

    it('SEC-1 visitors and people of the site learn nothing at Strapi’s own doors, whatever they ask', { timeout: 60_000 }, async () => {
      const { app, world } = open();
      const found: string[] = [];
      for (const type of typesOf(app.strapi)) {
        const secrets = secretsOf(type).map((name) => ({ path: [name], value: 'canari', isText: true }));
        for (const token of [undefined, world.tokens.learner, world.tokens.staff])
          for (const door of [`/api/${type.info.pluralName}`, `/content-manager/collection-types/${type.uid}`].slice(
            0,
            token === world.tokens.staff ? 1 : 2,
          )) {
            const { status } = await ask(door, token);
            if (status < 400) found.push(`${door} ${status}`);
            for (const batch of inParts(secrets, 15))
              for (const way of WAYS) {
                const asked = await ask(`${door}?${joined(batch, way)}`, token);
                if (asked.status !== status) found.push(`${door} ${asked.said}`);
              }
          }
      }
      expect(found).toEqual([]);
    });
  });
}

const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
