import type { Core } from '@strapi/strapi';

type Attribute = Readonly<{ type: string; target?: string; private?: boolean; searchable?: boolean }>;
type ContentType = Readonly<{ uid: string; attributes: Record<string, Attribute> }>;
type Ability = { can: (action: string, subject?: string, field?: string) => boolean };
type Words = Record<string, unknown>;
type Ask = (query: Words, ...rest: unknown[]) => Promise<unknown>;
type Checker = Record<string, unknown> & {
  sanitizeQuery: Ask;
  sanitizedQuery: Ask & Record<string, Ask>;
  sanitizeOutput: (data: unknown, options?: unknown) => Promise<unknown>;
};
type Asked = Readonly<{ userAbility: Ability; model: string }>;
type MayRead = (of: ContentType, field: string) => boolean;

const READ = 'plugin::content-manager.explorer.read';
/** What says that something is there, and nothing of what it is. */
const BARE = new Set(['id', 'documentId', 'locale', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'localizations']);
const NAME = new Set(['firstname', 'lastname', 'username']);
const TEXT = new Set(['string', 'text', 'richtext', 'email', 'enumeration', 'uid']);
/** Of the database, not of the admin: its screens ask none of these. */
const NOT_ASKED = ['populate', 'where', 'lookup'];

/**
 * Strapi lets staff who may read a relation read all of what it leads to, and search fields that they may not read. Here a
 * question, and its answer, go as far as the fields they may read themselves; what is private is searched by nobody. (SEC-1)
 */
export function narrowStaffQuestions(strapi: Core.Strapi): void {
  for (const { uid, attributes } of Object.values(strapi.contentTypes) as unknown as ContentType[])
    for (const [name, attribute] of Object.entries(attributes))
      if ((attribute.private || attribute.type === 'password') && `${uid}.${name}` !== 'admin::user.email')
        Object.assign(attribute, { searchable: false });

  narrowLibrary(strapi);
  strapi.get('services').extend('plugin::content-manager.permission-checker', ({ create }: { create: (of: Asked) => Checker }) => ({
    create: (of: Asked) => narrowed(strapi, create(of), of),
  }));
}

/** The media library asks past that, by the folders it has: of colleagues it takes and shows the names alone. */
function narrowLibrary(strapi: Core.Strapi): void {
  type Manager = { sanitizeQuery: Ask; sanitizeOutput: Checker['sanitizeOutput'] };
  type Service = { createPermissionsManager: (of: { ability: Ability; model: string }) => Manager };
  strapi.get('services').extend('admin::permission', (service: Service) => ({
    ...service,
    createPermissionsManager(of: { ability: Ability; model: string }) {
      const manager = service.createPermissionsManager(of);
      if (!of.model?.startsWith('plugin::upload.')) return manager;

      const typeOf = (uid: string) => strapi.getModel(uid as never) as unknown as ContentType;
      const reading = { type: typeOf(of.model), mayRead: rightToRead(of.ability), typeOf };
      const { sanitizeQuery, sanitizeOutput } = manager;
      return Object.assign(manager, {
        sanitizeQuery: ({ populate, ...query }: Words, ...rest: unknown[]) =>
          sanitizeQuery({ ...readable(query, reading), ...(populate !== undefined && { populate: withoutStaff(populate) }) }, ...rest),
        sanitizeOutput: async (data: unknown, options?: unknown) => shown(await sanitizeOutput(data, options), reading),
      });
    },
  }));
}

const withoutStaff = (populate: unknown): unknown =>
  populate === null || typeof populate !== 'object' || Array.isArray(populate)
    ? populate
    : Object.fromEntries(
        Object.entries(populate).flatMap(([key, value]) => (/^(created|updated)By$/.test(key) ? [] : [[key, withoutStaff(value)]])),
      );

function narrowed(strapi: Core.Strapi, checker: Checker, { userAbility, model }: Asked): Checker {
  const mayRead = rightToRead(userAbility);
  const typeOf = (uid: string) => strapi.getModel(uid as never) as unknown as ContentType;
  const narrow =
    (ask: Ask): Ask =>
    (query, ...rest) =>
      ask(readable(query, { type: typeOf(model), mayRead, typeOf }), ...rest);
  const { sanitizedQuery } = checker;
  const shortcuts = Object.entries(sanitizedQuery).map(([action, ask]) => [action, narrow(ask)]);
  return {
    ...checker,
    sanitizeQuery: narrow(checker.sanitizeQuery),
    sanitizedQuery: Object.assign(narrow(sanitizedQuery), Object.fromEntries(shortcuts)),
    sanitizeOutput: async (data, options) =>
      shown(await checker.sanitizeOutput(data, options), {
        type: typeOf(model),
        mayRead: (of, field) => of.uid === model || mayRead(of, field),
        typeOf,
      }),
  };
}

/** Colleagues are known by name; files, of what is read itself; anything else by a permission of its own. */
const rightToRead =
  (ability: Ability): MayRead =>
  ({ uid }, field) => {
    if (BARE.has(field)) return true;
    if (uid.startsWith('plugin::upload.')) return true;
    if (uid === 'admin::user') return NAME.has(field) || ability.can('admin::users.read');
    return ability.can(READ, uid, field);
  };

type Reading = Readonly<{ type: ContentType; mayRead: MayRead; typeOf: (uid: string) => ContentType }>;

function readable(query: Words, reading: Reading): Words {
  const { _q: sought, filters, sort, fields, ...rest } = query ?? {};
  for (const name of NOT_ASKED) delete rest[name];
  const texts = Object.entries(reading.type.attributes).filter(([, { type, searchable }]) => TEXT.has(type) && searchable !== false);
  const mine = texts.filter(([name]) => reading.mayRead(reading.type, name));
  const all = mine.length === texts.length;
  const wanted = [filters && readableFilters(filters, reading), !all && sought && isLike(sought, mine)].filter(Boolean);
  return {
    ...rest,
    ...keptOf(
      'sort',
      listed(sort).filter((order) => isReadable(order.split(':')[0] ?? '', reading)),
    ),
    ...keptOf(
      'fields',
      listed(fields).filter((field) => isReadable(field, reading)),
    ),
    ...(wanted.length > 0 && { filters: wanted.length > 1 ? { $and: wanted } : wanted[0] }),
    ...(all && sought !== undefined && { _q: sought }),
  };
}

/** As Strapi searches, in these fields alone. */
const isLike = (sought: unknown, fields: [string, Attribute][]) =>
  fields.length > 0 ? { $or: fields.map(([name]) => ({ [name]: { $containsi: sought } })) } : { documentId: { $null: true } };

const listed = (words: unknown) => [words].flat().flatMap((word) => (typeof word === 'string' ? word.split(',') : []));
/** Nothing at all rather than an empty list, which Strapi takes for everything. */
const keptOf = (name: string, kept: string[]) => (kept.length > 0 ? { [name]: kept } : {});

const leadsTo = ({ type, target }: Attribute) => (type === 'media' ? 'plugin::upload.file' : target);

function isReadable(path: string, { type, mayRead, typeOf }: Reading): boolean {
  const [field = '', ...further] = path.trim().split('.');
  const attribute = type.attributes[field];
  if (!mayRead(type, field)) return false;
  if (further.length === 0) return true;
  const target = attribute && leadsTo(attribute);
  return target !== undefined && isReadable(further.join('.'), { type: typeOf(target), mayRead, typeOf });
}

function readableFilters(filters: unknown, reading: Reading): unknown {
  if (Array.isArray(filters)) return filters.map((each) => readableFilters(each, reading));
  return walk(filters, reading, readableFilters);
}

function shown(data: unknown, reading: Reading): unknown {
  if (Array.isArray(data)) return data.map((each) => shown(each, reading));
  return data instanceof Date ? data : walk(data, reading, shown);
}

/** Keeps the fields that may be read, and goes on into what they lead to. */
function walk(words: unknown, reading: Reading, go: (words: unknown, reading: Reading) => unknown): unknown {
  if (words === null || typeof words !== 'object') return words;

  const { type, mayRead, typeOf } = reading;
  const kept = Object.entries(words).filter(([key]) => !type.attributes[key] || mayRead(type, key));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      const attribute = type.attributes[key];
      const target = attribute && leadsTo(attribute);
      if (attribute && !target) return [key, value];
      return [key, go(value, target ? { ...reading, type: typeOf(target) } : reading)];
    }),
  );
}
