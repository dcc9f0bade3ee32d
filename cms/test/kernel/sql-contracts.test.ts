import type { PluginDefinition } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewsOf } from '../../../plugins/kernel/server/database/views.ts';
import { allImportsOf } from '../../../scripts/plugin-imports.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { plugins } from '../../plugins.js';
import { codeOf, relationsIn, sqlContracts, sqlOutsideStores } from './sql-contracts.ts';

let database: TestDatabase;
let contracts: Awaited<ReturnType<typeof sqlContracts>>;

beforeAll(async () => {
  database = await createTestDatabase('tables');
  contracts = await sqlContracts({ database, plugins, importsOf: allImportsOf });
});
afterAll(() => database.drop());

/** The migrations that read another plugin's tables: those that landed before views were published, and those that bring such databases up to date. */
const LANDED = [
  'kernel/004-mail-person',
  'courses/001-outline',
  'courses/002-course-settings',
  'courses/004-film-queue',
  'courses/005-align-early-databases',
  'seats/001-membership',
  'seats/016-establishment',
  'progress/002-badge',
  'progress/003-badges-awarded-at-once',
  'progress/004-align-early-databases',
];

/** The migrations that watch another plugin's table by a trigger: what accounts and their roles hold together neither holds alone. */
const WATCHING = ['staff/002-super-admin-remains', 'staff/003-super-admin-can-enter'];

/** The migrations that date what was done before it was dated, or dated otherwise, or know who was erased: from tables below, since views are published after all migrations. */
const DATING = ['progress/007-started-and-finished', 'seats/019-invited-once-called-up', 'seats/021-filled-sessions'];

/** Foreign keys to another plugin's tables: to a person, to a session, to an establishment, and to a file that the kernel stores. */
const FOREIGN_KEYS = [
  'cordee.lesson_view.person → public.up_users',
  'cordee.badge.person → public.up_users',
  'cordee.learning_clock.person → public.up_users',
  'cordee.mail.person → public.up_users',
  'cordee.staff_act_value.person → public.up_users',
  'cordee.course_finish.person → public.up_users',
  'cordee.membership.company → cordee.company_establishment',
  'cordee.membership.establishment → cordee.company_establishment',
  'cordee.membership.person → public.up_users',
  'cordee.picture.file → cordee.stored_file',
  'cordee.slot_holding.assigned_by → public.up_users',
  'cordee.slot_holding.released_by → public.up_users',
  'cordee.slot_undo.done_by → public.up_users',
  'cordee.turn_notice.session → public.sessions',
];

/** Views that only processes of the former release read. The next release drops them. */
const FORMER = ['cordee.session_course'];

describe('a plugin reads and writes its own tables, and the views that plugins below it publish', () => {
  it('every table of facts belongs to exactly one plugin', async () => {
    const relations = await relationsIn(database);
    const listed = plugins.flatMap(({ tables = [] }) => tables);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter((name) => !relations.includes(name))).toEqual([]);
    const views = [...viewsOf(plugins).map(({ name }) => name), ...FORMER];
    expect(relations.filter((name) => name.startsWith('cordee.') && !listed.includes(name) && !views.includes(name))).toEqual([]);
  });

  it.each(plugins)('$name, in its code', (plugin) => {
    expect(codeOf(plugin).length).toBeGreaterThan(0);
    expect(contracts.inCode(plugin)).toEqual([]);
  });

  it.each(plugins.filter(({ name }) => name !== 'kernel'))(
    '$name has SQL in stores, and in what it declares of rights, uses and personal data',
    (plugin) => expect(sqlOutsideStores(plugin)).toEqual([]),
  );

  it.each(plugins)('$name, in its views', (plugin) => expect(contracts.inViews(plugin)).toEqual([]));

  it.each(plugins)('$name, in its migrations, but for references', (plugin: PluginDefinition) =>
    expect(contracts.inMigrations(plugin).filter(([id]) => ![...LANDED, ...WATCHING, ...DATING].includes(id))).toEqual([]),
  );

  it('foreign keys between plugins are those listed here', async () => {
    expect((await contracts.foreignKeys()).sort()).toEqual([...FOREIGN_KEYS].sort());
  });
});
