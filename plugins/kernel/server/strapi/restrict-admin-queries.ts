import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { wrapAction } from './controller-actions.ts';
import { defaultOrder, hasWords, hideSearchForms, searchFormOf, sortedByForm } from './search-attribute.ts';

type Attribute = Readonly<{
  type: string;
  target?: string;
  private?: boolean;
  searchable?: boolean;
  visible?: boolean;
  writable?: boolean;
}>;
type ContentType = Readonly<{ uid: string; attributes: Record<string, Attribute>; options?: object | undefined }>;
type Ability = { can: (action: string, subject?: string, field?: string) => boolean };
type Query = Record<string, unknown>;
type QueryFunction = (query: Query, ...rest: unknown[]) => Promise<Query>;
/** A permission checker of Strapi's content manager, as far as we wrap it. */
type Checker = Record<string, unknown> & {
  sanitizeQuery: QueryFunction;
  sanitizedQuery: QueryFunction & Record<string, QueryFunction>;
  sanitizeOutput: (data: unknown, options?: unknown) => Promise<unknown>;
};
type CheckerOptions = Readonly<{ userAbility: Ability; model: string }>;
type MayRead = (contentType: ContentType, field: string) => boolean;

const RELATIONS = 'plugin::content-manager.relations';
const READ_ACTION = 'plugin::content-manager.explorer.read';
/** Fields that reveal that a document exists, and nothing of its content. */
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
/** The fields of other staff that everybody may read. */
const COLLEAGUE_FIELDS = new Set(['firstname', 'lastname', 'username']);
/** The attribute types that Strapi's full-text search looks in. */
const SEARCHABLE_TYPES = new Set(['string', 'text', 'richtext', 'email', 'enumeration', 'uid']);
/** The query parameter of what is typed where a related document is chosen. */
const CHOICE = 'choice';
/** Query parameters of Strapi's database layer that the admin's own screens never use. */
const REMOVED_PARAMETERS = ['populate', 'where', 'lookup'];

/**
 * Restricts the content manager's queries and responses to the fields that the member of staff may read. Strapi alone lets staff who may
 * read a relation read every field of the related documents, and search and sort by fields that they may not read. Private fields are
 * excluded from search for everybody. Who may read what a search form is made of searches and sorts by it. (SEC-1, H-83)
 */
export function restrictAdminQueries(strapi: Core.Strapi): void {
  const contentTypes: ContentType[] = Object.values(strapi.contentTypes);
  for (const { uid, attributes } of contentTypes)
    for (const [name, attribute] of Object.entries(attributes))
      if ((attribute.private || attribute.type === 'password') && `${uid}.${name}` !== 'admin::user.email')
        Object.assign(attribute, { searchable: false });

  hideSearchForms(strapi);
  searchRelations(strapi);
  refuseUnreadableRelations(strapi);
  restrictMediaLibrary(strapi);
  strapi
    .get('services')
    .extend('plugin::content-manager.permission-checker', ({ create }: { create: (options: CheckerOptions) => Checker }) => ({
      create: (options: CheckerOptions) => restrictChecker(strapi, create(options), options),
    }));
}

/** What is typed where a related document is chosen searches like the lists, and not in the shown field alone. (H-83) */
function searchRelations(strapi: Core.Strapi): void {
  wrapAction(strapi, {
    uid: RELATIONS,
    action: 'findAvailable',
    wrap: (findAvailable) => (ctx, next) => {
      const { _q = '', ...query } = ctx.query;
      ctx.query = { ...query, [CHOICE]: _q };
      return findAvailable(ctx, next);
    },
  });
}

/** Refuses the relations of a field to whoever may not read it: Strapi refuses too, but goes on without what it did not read. (ACC-22) */
function refuseUnreadableRelations(strapi: Core.Strapi): void {
  for (const action of ['findAvailable', 'findExisting'])
    wrapAction(strapi, {
      uid: RELATIONS,
      action,
      wrap: (find) => (ctx, next) => {
        const { model, targetField } = ctx['params'];
        if (!ctx.state['userAbility'].can(READ_ACTION, model, targetField)) throw new errors.ForbiddenError();
        return find(ctx, next);
      },
    });
}

/** Restricts the media library, which uses the permissions manager instead of the checker: of other staff it may reveal the names only. */
function restrictMediaLibrary(strapi: Core.Strapi): void {
  type PermissionsManager = { sanitizeQuery: QueryFunction; sanitizeOutput: Checker['sanitizeOutput'] };
  type Service = { createPermissionsManager: (options: { ability: Ability; model: string }) => PermissionsManager };
  strapi.get('services').extend('admin::permission', (service: Service) => ({
    ...service,
    createPermissionsManager(options: { ability: Ability; model: string }) {
      const manager = service.createPermissionsManager(options);
      if (!options.model?.startsWith('plugin::upload.')) return manager;

      const typeOf = contentTypeOf(strapi);
      const scope = { type: typeOf(options.model), mayRead: mayReadWith(options.ability), typeOf };
      const { sanitizeQuery, sanitizeOutput } = manager;
      return Object.assign(manager, {
        sanitizeQuery: ({ populate, ...query }: Query, ...rest: unknown[]) =>
          sanitizeQuery({ ...readableQuery(query, scope), ...(populate !== undefined && { populate: withoutStaff(populate) }) }, ...rest),
        sanitizeOutput: async (data: unknown, options?: unknown) => readableOutput(await sanitizeOutput(data, options), scope),
      });
    },
  }));
}

/** Removes the relations to the staff who created or updated a document from a populate parameter. */
const withoutStaff = (populate: unknown): unknown =>
  populate === null || typeof populate !== 'object' || Array.isArray(populate)
    ? populate
    : Object.fromEntries(
        Object.entries(populate).flatMap(([key, value]) => (/^(created|updated)By$/.test(key) ? [] : [[key, withoutStaff(value)]])),
      );

function restrictChecker(strapi: Core.Strapi, checker: Checker, { userAbility, model }: CheckerOptions): Checker {
  const mayRead = mayReadWith(userAbility);
  const typeOf = contentTypeOf(strapi);
  const scope = { type: typeOf(model), mayRead, typeOf };
  const restrict =
    (run: QueryFunction): QueryFunction =>
    async ({ [CHOICE]: choice, ...query } = {}, ...rest) => {
      const search = choice ?? query['_q'];
      const [isByForm, isChoice] = [mayReadForm(scope), choice !== undefined];
      const readable = readableQuery({ ...query, _q: isByForm ? undefined : search }, scope);
      const sanitized = await run(readable, ...rest);
      return isByForm ? searchedByForm(sanitized, { type: scope.type, search, isChoice }) : sanitized;
    };
  const { sanitizedQuery } = checker;
  const shortcuts = Object.entries(sanitizedQuery).map(([action, run]) => [action, restrict(run)]);
  return {
    ...checker,
    sanitizeQuery: restrict(checker.sanitizeQuery),
    sanitizedQuery: Object.assign(restrict(sanitizedQuery), Object.fromEntries(shortcuts)),
    sanitizeOutput: async (data, options) =>
      readableOutput(await checker.sanitizeOutput(data, options), {
        type: typeOf(model),
        mayRead: (contentType, field) =>
          (contentType.uid === model && isChecked(contentType.attributes[field])) || mayRead(contentType, field),
        typeOf,
      }),
  };
}

/** Whether Strapi asks for the permission to read an attribute of the documents themselves; it shows those that no form writes to everybody. */
const isChecked = (attribute: Attribute | undefined): boolean => attribute?.writable !== false || attribute.visible === false;

/** Whether a member of staff may read a field: the names of other staff, files that are part of a readable document, or by permission. */
const mayReadWith =
  (ability: Ability): MayRead =>
  ({ uid }, field) => {
    if (ALWAYS_READABLE.has(field)) return true;
    if (uid.startsWith('plugin::upload.')) return true;
    if (uid === 'admin::user') return COLLEAGUE_FIELDS.has(field) || ability.can('admin::users.read');
    return ability.can(READ_ACTION, uid, field);
  };

/** The content type that a part of a query or a response is about, and what may be read of it. */
type Scope = Readonly<{ type: ContentType; mayRead: MayRead; typeOf: (uid: string) => ContentType }>;

/** Whether documents can be searched and sorted by their search form: everything that it is made of may be read. */
const mayReadForm = ({ type, mayRead }: Scope): boolean => searchFormOf(type)?.every((field) => mayRead(type, field)) ?? false;

type FormSearch = Readonly<{ type: ContentType; search: unknown; isChoice: boolean }>;

/** A sanitized query, searched and sorted by the search form. */
function searchedByForm({ sort, filters, ...query }: Query, { type, search, isChoice }: FormSearch): Query {
  const conditions = [filters, isChoice && offered(type), typeof search === 'string' && search !== '' && hasWords(search)].filter(Boolean);
  const orders = toList(sort).map((order) => sortedByForm(order, type));
  return {
    ...query,
    ...unlessEmpty('sort', orders.length > 0 || !isChoice ? orders : defaultOrder(type)),
    ...(conditions.length > 0 && { filters: { $and: conditions } }),
  };
}

/** The filter, in the options of a content type, of what is offered where one of its documents is chosen, when not all of them are. */
const offered = ({ options = {} }: ContentType): unknown => 'offered' in options && options.offered;

/** Removes what may not be read from a query: its filters, sort order, fields, and search in those fields. */
function readableQuery(query: Query, scope: Scope): Query {
  const { _q: search, filters, sort, fields, ...rest } = query ?? {};
  for (const name of REMOVED_PARAMETERS) delete rest[name];
  const searchable = Object.entries(scope.type.attributes).filter(
    ([, attribute]) => SEARCHABLE_TYPES.has(attribute.type) && attribute.searchable !== false,
  );
  const allowed = searchable.filter(([name]) => scope.mayRead(scope.type, name));
  const mayReadAll = allowed.length === searchable.length;
  const conditions = [filters && readableFilters(filters, scope), !mayReadAll && search && containsText(search, allowed)].filter(Boolean);
  return {
    ...rest,
    ...unlessEmpty(
      'sort',
      toList(sort).filter((order) => mayReadPath(order.split(':')[0] ?? '', scope)),
    ),
    ...unlessEmpty(
      'fields',
      toList(fields).filter((field) => mayReadPath(field, scope)),
    ),
    ...(conditions.length > 0 && { filters: conditions.length > 1 ? { $and: conditions } : conditions[0] }),
    ...(mayReadAll && search !== undefined && { _q: search }),
  };
}

/** The filter that Strapi's search stands for, restricted to these fields; matches nothing when there are none. */
const containsText = (search: unknown, fields: [string, Attribute][]) =>
  fields.length > 0 ? { $or: fields.map(([name]) => ({ [name]: { $containsi: search } })) } : { documentId: { $null: true } };

/** The entries of a parameter that is an array of texts or a text with commas. */
const toList = (value: unknown) => [value].flat().flatMap((entry) => (typeof entry === 'string' ? entry.split(',') : []));

/** A parameter, left out when its list is empty: Strapi would take an empty list for everything. */
const unlessEmpty = (name: string, entries: string[]) => (entries.length > 0 ? { [name]: entries } : {});

/** The uid of the content type that an attribute refers to; undefined when it refers to none. */
const targetOf = ({ type, target }: Attribute) => (type === 'media' ? 'plugin::upload.file' : target);

/** Whether a field, or a path through relations such as `course.title`, may be read. */
function mayReadPath(path: string, { type, mayRead, typeOf }: Scope): boolean {
  const [field = '', ...rest] = path.trim().split('.');
  const attribute = type.attributes[field];
  if (!mayRead(type, field)) return false;
  if (rest.length === 0) return true;
  const target = attribute && targetOf(attribute);
  return target !== undefined && mayReadPath(rest.join('.'), { type: typeOf(target), mayRead, typeOf });
}

/** Removes the conditions on fields that may not be read. */
function readableFilters(filters: unknown, scope: Scope): unknown {
  if (Array.isArray(filters)) return filters.map((filter) => readableFilters(filter, scope));
  return mapReadable(filters, scope, readableFilters);
}

/** Removes the fields that may not be read from a response. */
function readableOutput(data: unknown, scope: Scope): unknown {
  if (Array.isArray(data)) return data.map((entry) => readableOutput(entry, scope));
  return data instanceof Date ? data : mapReadable(data, scope, readableOutput);
}

/** Keeps the fields that may be read, and applies `next` to their values with the scope of what they refer to. */
function mapReadable(value: unknown, scope: Scope, next: (value: unknown, scope: Scope) => unknown): unknown {
  if (value === null || typeof value !== 'object') return value;

  const { type, mayRead, typeOf } = scope;
  const entries = Object.entries(value).filter(([key]) => !type.attributes[key] || mayRead(type, key));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const attribute = type.attributes[key];
      const target = attribute && targetOf(attribute);
      if (attribute && !target) return [key, value];
      return [key, next(value, target ? { ...scope, type: typeOf(target) } : scope)];
    }),
  );
}

const isSchemaUid = (uid: string): uid is UID.Schema => /::|\./.test(uid);

/** Returns a function that looks up a content type, or a component, by its uid. */
const contentTypeOf =
  (strapi: Core.Strapi) =>
  (uid: string): ContentType => {
    if (!isSchemaUid(uid)) throw new Error(`${uid} is not the uid of a content type.`);

    return strapi.getModel(uid);
  };
