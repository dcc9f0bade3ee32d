import type { Core } from '@strapi/strapi';

type Attribute = Readonly<{ type: string; target?: string; private?: boolean; searchable?: boolean }>;
type ContentType = Readonly<{ uid: string; attributes: Record<string, Attribute> }>;
type Ability = { can: (action: string, subject?: string, field?: string) => boolean };
type Query = Record<string, unknown>;
type QueryFunction = (query: Query, ...rest: unknown[]) => Promise<unknown>;
type Checker = Record<string, unknown> & {
  sanitizeQuery: QueryFunction;
  sanitizedQuery: QueryFunction & Record<string, QueryFunction>;
  sanitizeOutput: (data: unknown, options?: unknown) => Promise<unknown>;
};
type CheckerOptions = Readonly<{ userAbility: Ability; model: string }>;
type MayRead = (of: ContentType, field: string) => boolean;

const READ = 'plugin::content-manager.explorer.read';
/** What says that something is there, and nothing of what it is. */
const ALWAYS_READABLE = new Set([
  'id',
  'documentId',
  'locale',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'localizations',
]);
const COLLEAGUE_FIELDS = new Set(['firstname', 'lastname', 'username']);
const SEARCHABLE_TYPES = new Set(['string', 'text', 'richtext', 'email', 'enumeration', 'uid']);
/** Of the database, not of the admin: its screens ask none of these. */
const REMOVED_PARAMETERS = ['populate', 'where', 'lookup'];

/**
 * Strapi lets staff who may read a relation read all of what it leads to, and search fields that they may not read. Here a
 * question, and its answer, go as far as the fields they may read themselves; what is private is searched by nobody. (SEC-1)
 */
export function restrictAdminQueries(strapi: Core.Strapi): void {
  for (const { uid, attributes } of Object.values(strapi.contentTypes) as unknown as ContentType[])
    for (const [name, attribute] of Object.entries(attributes))
      if ((attribute.private || attribute.type === 'password') && `${uid}.${name}` !== 'admin::user.email')
        Object.assign(attribute, { searchable: false });

  restrictMediaLibrary(strapi);
  strapi
    .get('services')
    .extend('plugin::content-manager.permission-checker', ({ create }: { create: (of: CheckerOptions) => Checker }) => ({
      create: (of: CheckerOptions) => restrictChecker(strapi, create(of), of),
    }));
}

/** The media library asks past that, by the folders it has: of colleagues it takes and shows the names alone. */
function restrictMediaLibrary(strapi: Core.Strapi): void {
  type Manager = { sanitizeQuery: QueryFunction; sanitizeOutput: Checker['sanitizeOutput'] };
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
        sanitizeQuery: ({ populate, ...query }: Query, ...rest: unknown[]) =>
          sanitizeQuery({ ...readableQuery(query, reading), ...(populate !== undefined && { populate: withoutStaff(populate) }) }, ...rest),
        sanitizeOutput: async (data: unknown, options?: unknown) => readableOutput(await sanitizeOutput(data, options), reading),
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

function restrictChecker(strapi: Core.Strapi, checker: Checker, { userAbility, model }: CheckerOptions): Checker {
  const mayRead = rightToRead(userAbility);
  const typeOf = (uid: string) => strapi.getModel(uid as never) as unknown as ContentType;
  const restrict =
    (run: QueryFunction): QueryFunction =>
    (query, ...rest) =>
      run(readableQuery(query, { type: typeOf(model), mayRead, typeOf }), ...rest);
  const { sanitizedQuery } = checker;
  const shortcuts = Object.entries(sanitizedQuery).map(([action, run]) => [action, restrict(run)]);
  return {
    ...checker,
    sanitizeQuery: restrict(checker.sanitizeQuery),
    sanitizedQuery: Object.assign(restrict(sanitizedQuery), Object.fromEntries(shortcuts)),
    sanitizeOutput: async (data, options) =>
      readableOutput(await checker.sanitizeOutput(data, options), {
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
    if (ALWAYS_READABLE.has(field)) return true;
    if (uid.startsWith('plugin::upload.')) return true;
    if (uid === 'admin::user') return COLLEAGUE_FIELDS.has(field) || ability.can('admin::users.read');
    return ability.can(READ, uid, field);
  };

type Reading = Readonly<{ type: ContentType; mayRead: MayRead; typeOf: (uid: string) => ContentType }>;

function readableQuery(query: Query, reading: Reading): Query {
  const { _q: searched, filters, sort, fields, ...rest } = query ?? {};
  for (const name of REMOVED_PARAMETERS) delete rest[name];
  const texts = Object.entries(reading.type.attributes).filter(
    ([, { type, searchable }]) => SEARCHABLE_TYPES.has(type) && searchable !== false,
  );
  const allowed = texts.filter(([name]) => reading.mayRead(reading.type, name));
  const all = allowed.length === texts.length;
  const conditions = [filters && readableFilters(filters, reading), !all && searched && containsText(searched, allowed)].filter(Boolean);
  return {
    ...rest,
    ...unlessEmpty(
      'sort',
      asList(sort).filter((order) => isReadable(order.split(':')[0] ?? '', reading)),
    ),
    ...unlessEmpty(
      'fields',
      asList(fields).filter((field) => isReadable(field, reading)),
    ),
    ...(conditions.length > 0 && { filters: conditions.length > 1 ? { $and: conditions } : conditions[0] }),
    ...(all && searched !== undefined && { _q: searched }),
  };
}

/** As Strapi searches, in these fields alone. */
const containsText = (searched: unknown, fields: [string, Attribute][]) =>
  fields.length > 0 ? { $or: fields.map(([name]) => ({ [name]: { $containsi: searched } })) } : { documentId: { $null: true } };

const asList = (value: unknown) => [value].flat().flatMap((word) => (typeof word === 'string' ? word.split(',') : []));
/** Nothing at all rather than an empty list, which Strapi takes for everything. */
const unlessEmpty = (name: string, entries: string[]) => (entries.length > 0 ? { [name]: entries } : {});

const targetOf = ({ type, target }: Attribute) => (type === 'media' ? 'plugin::upload.file' : target);

function isReadable(path: string, { type, mayRead, typeOf }: Reading): boolean {
  const [field = '', ...further] = path.trim().split('.');
  const attribute = type.attributes[field];
  if (!mayRead(type, field)) return false;
  if (further.length === 0) return true;
  const target = attribute && targetOf(attribute);
  return target !== undefined && isReadable(further.join('.'), { type: typeOf(target), mayRead, typeOf });
}

function readableFilters(filters: unknown, reading: Reading): unknown {
  if (Array.isArray(filters)) return filters.map((each) => readableFilters(each, reading));
  return mapReadable(filters, reading, readableFilters);
}

function readableOutput(data: unknown, reading: Reading): unknown {
  if (Array.isArray(data)) return data.map((each) => readableOutput(each, reading));
  return data instanceof Date ? data : mapReadable(data, reading, readableOutput);
}

/** Keeps the fields that may be read, and goes on into what they lead to. */
function mapReadable(value: unknown, reading: Reading, next: (value: unknown, reading: Reading) => unknown): unknown {
  if (value === null || typeof value !== 'object') return value;

  const { type, mayRead, typeOf } = reading;
  const entries = Object.entries(value).filter(([key]) => !type.attributes[key] || mayRead(type, key));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const attribute = type.attributes[key];
      const target = attribute && targetOf(attribute);
      if (attribute && !target) return [key, value];
      return [key, next(value, target ? { ...reading, type: typeOf(target) } : reading)];
    }),
  );
}
