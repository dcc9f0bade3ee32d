import type { Core, Schema } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';
import type pg from 'pg';

/** Content types of Strapi that staff edit beside those of our plugins: people, and the files of the media library. */
const STRAPI_TYPES: readonly string[] = ['plugin::users-permissions.user', 'plugin::upload.file'];

const VERSION = { type: 'integer', visible: false, writable: false } as const;

/** A trigger on a table, as PostgreSQL prints it: so a difference is found by comparing texts. */
type Trigger = Readonly<{ table: string; sql: string }>;

/** The relation of an attribute, as far as its table of links tells it. */
type JoinTable = Readonly<{
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
  orderColumnName?: string;
  inverseOrderColumnName?: string;
}>;

/**
 * Gives each content type whose documents staff edit the attribute `version`, which the database raises with every change of a field that
 * its form can write. (LRN-8, ACC-13)
 */
export function addVersions(strapi: Core.Strapi): void {
  for (const type of versionedTypes(strapi)) Object.assign(type.attributes, { version: VERSION });
}

/** Whether the documents of a content type have versions. */
export const isVersioned = (strapi: Core.Strapi, uid: string): boolean => versionedTypes(strapi).some((type) => type.uid === uid);

function versionedTypes(strapi: Core.Strapi): Schema.ContentType[] {
  const plugins = strapi.config.get<string[]>('server.plugins');
  const isOwn = (uid: string) => plugins.some((name) => uid.startsWith(`plugin::${name}.`));
  return Object.values(strapi.contentTypes).filter(({ uid }) => isOwn(uid) || STRAPI_TYPES.includes(uid));
}

/** Creates the triggers that raise the versions, where they differ from this release. The caller must hold the start-up lock. */
export async function installVersionTriggers(strapi: Core.Strapi, database: pg.ClientBase): Promise<void> {
  const wanted = triggersFor(strapi);
  const { rows: existing } = await database.query<Trigger>(
    `select c.relname as table, pg_get_triggerdef(t.oid) as sql from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'cordee_version'`,
  );
  for (const { table } of existing.filter((trigger) => !wanted.some(({ table }) => table === trigger.table)))
    await database.query(`drop trigger cordee_version on public.${table}`);
  // Both in one transaction: a process that is killed leaves no trigger without versions.
  for (const { table, sql } of wanted.filter((trigger) => !existing.some((present) => present.sql === trigger.sql)))
    await database.query(`${sql.replace(/^CREATE/, 'CREATE OR REPLACE')}; ${givesVersions(strapi, table)}`);
}

/** Gives the documents of before a version: no change, so the trigger gives them one. */
const givesVersions = (strapi: Core.Strapi, table: string): string =>
  versionedTypes(strapi).some(({ collectionName }) => collectionName === table)
    ? `update public.${table} set version = null where version is null`
    : '';

function triggersFor(strapi: Core.Strapi): Trigger[] {
  const types = versionedTypes(strapi);
  const links = new Map(types.flatMap((type) => relationTriggers(strapi, type)).map((trigger) => [trigger.table, trigger]));
  return [...types.map((type) => rowTrigger(strapi, type)), ...links.values(), mediaTrigger(types)];
}

/** The fields of a type that its form can write. */
const formFields = (type: Schema.ContentType): [string, Schema.Attribute.AnyAttribute][] =>
  contentTypes
    .getVisibleAttributes(type)
    .filter((name) => contentTypes.isWritableAttribute(type, name))
    .map((name): [string, Schema.Attribute.AnyAttribute | undefined] => [name, type.attributes[name]])
    .filter((entry): entry is [string, Schema.Attribute.AnyAttribute] => entry[1] !== undefined && entry[1].type !== 'password');

const isInForm = (type: Schema.ContentType | undefined, name: string | undefined) =>
  type !== undefined && formFields(type).some(([field]) => field === name);

const modeOf = (type: Schema.ContentType) => (contentTypes.hasDraftAndPublish(type) ? 'draft' : 'row');

function rowTrigger(strapi: Core.Strapi, type: Schema.ContentType): Trigger {
  const { attributes, tableName } = strapi.db.metadata.get(type.uid);
  const columns = formFields(type).flatMap(([name]) => {
    const column = attributes[name];
    return column && 'columnName' in column && column.columnName ? [name, column.columnName] : [];
  });
  return trigger(tableName, 'BEFORE INSERT OR UPDATE', 'raise_version', [type.uid, modeOf(type), ...columns]);
}

/** The triggers on the tables of the relations that a type owns, and so both of its sides. */
function relationTriggers(strapi: Core.Strapi, type: Schema.ContentType): Trigger[] {
  const { attributes, tableName } = strapi.db.metadata.get(type.uid);
  return Object.entries(type.attributes).flatMap(([name, attribute]) => {
    const column = attributes[name];
    if (attribute.type !== 'relation' || !('target' in attribute) || !column || !('joinTable' in column) || 'mappedBy' in attribute)
      return [];

    // Cast: the type of Strapi's metadata covers polymorphic relations too.
    const join = column.joinTable as unknown as JoinTable;
    const target = Object.values(strapi.contentTypes).find(({ uid }) => uid === attribute.target);
    const inverse = 'inversedBy' in attribute && isVersioned(strapi, attribute.target) ? attribute.inversedBy : undefined;
    if (!target || !(isInForm(type, name) || isInForm(target, inverse))) return [];
    const targetTable = strapi.db.metadata.get(target.uid).tableName;
    const own = [type.uid, tableName, modeOf(type), join.joinColumn.name, join.orderColumnName ?? '', isInForm(type, name) ? name : ''];
    const other = [
      target.uid,
      targetTable,
      modeOf(target),
      join.inverseJoinColumn.name,
      join.inverseOrderColumnName ?? '',
      isInForm(target, inverse) ? (inverse ?? '') : '',
    ];
    return [trigger(join.name, 'AFTER INSERT OR DELETE OR UPDATE', 'raise_versions_of_relation', [...own, ...other])];
  });
}

/** The trigger on the table of the files of the media library in use. */
function mediaTrigger(types: readonly Schema.ContentType[]): Trigger {
  const owners = types.filter((type) => formFields(type).some(([, { type: kind }]) => kind === 'media'));
  return trigger(
    'files_related_mph',
    'AFTER INSERT OR DELETE OR UPDATE',
    'raise_version_of_owner',
    owners.flatMap((type) => [type.uid, type.collectionName ?? '', modeOf(type)]),
  );
}

/** Not what the application corrects by itself (`keepingVersions`). */
const BY_SOMEBODY = `(current_setting('cordee.keeps_versions'::text, true) IS DISTINCT FROM 'on'::text)`;

const trigger = (table: string, when: string, run: string, values: readonly string[]): Trigger => ({
  table,
  sql: `CREATE TRIGGER cordee_version ${when} ON public.${table} FOR EACH ROW WHEN (${BY_SOMEBODY}) EXECUTE FUNCTION cordee.${run}(${values.map((value) => `'${value}'`).join(', ')})`,
});
