// A new plugin, as CONTRIBUTING.md says: the toy of `toy-plugin/` is added to a copy of the app, and used by people.
import { globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { definitionOf } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/folders.ts';
import type { ManagedProcess } from '../../../scripts/managed-process.ts';
import { allImportsOf, forbiddenImports, importsOf, sourcesOf } from '../../../scripts/plugin-imports.ts';
import { claimPort } from '../../../scripts/ports.ts';
import { migrateDatabase, startCms, startWorker } from '../../../scripts/processes.ts';
import { newAdminBrowser } from '../../../test/admin-browser.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { testSettings } from '../../../test/settings.ts';
import { DEMO_ACCOUNTS } from '../../demo/accounts.ts';
import { plugins } from '../../plugins.js';
import { apiClient } from '../test-app.ts';
import { type AppCopy, copyAppWith, type Edit } from './copy-app.ts';
import { sqlContracts, sqlOutsideStores } from './sql-contracts.ts';
import { RevisedElsewhere } from './toy-plugin/server/domain/refusals.ts';
import toy from './toy-plugin/strapi-server.js';

const PLUGIN = 'notes';

/** Every line elsewhere that the toy adds or changes. */
const EDITS: readonly Edit[] = [
  { file: 'cms/package.json', text: '"@cordee/notes": "*",\n    ', before: '"@cordee/progress": "*"' },
  { file: 'cms/plugins.js', text: "import notes from '@cordee/notes/strapi-server';\n", before: 'import progress from' },
  { file: 'cms/plugins.js', text: 'notes, ', before: 'home].map(' },
  {
    file: 'docs/architecture.md',
    text: '| `notes` | what learners note for themselves on a course | seats, courses, accounts |\n',
    before: '| `home` | ',
  },
  { file: 'site/package.json', text: '"@cordee/notes": "*",\n    ', before: '"@cordee/progress": "*"' },
  {
    file: 'site/src/lib/messages/fr.json',
    text: '"refusal.notes.revised_elsewhere": "Cette note a changé dans une autre page. Recharge celle-ci pour la lire.",\n  ',
    before: '"refusal.progress.faster_than_clock"',
  },
  {
    file: 'site/src/lib/messages/en.json',
    text: '"refusal.notes.revised_elsewhere": "This note has changed in another page. Reload this one to read it.",\n  ',
    before: '"refusal.progress.faster_than_clock"',
  },
];

const editedFiles = [...new Set(EDITS.map(({ file }) => file))];

let app: AppCopy;
let database: TestDatabase;
let env: Record<string, string>;
let call: ReturnType<typeof apiClient>;
const processes: ManagedProcess[] = [];

beforeAll(async () => {
  app = copyAppWith({ name: PLUGIN, folder: path.join(import.meta.dirname, 'toy-plugin'), edits: EDITS });
  database = await createTestDatabase('demo');
  env = testSettings(database.url, { CMS_PORT: String(await claimPort()), ...app.env });
  const options = { env, logs: path.join(process.env['TEST_LOGS'] ?? '', 'toy-plugin'), app: app.folder };
  await Promise.all([migrateDatabase(options), stopAfterwards(startCms(options)), stopAfterwards(startWorker(options))]);
  call = apiClient(`http://127.0.0.1:${env['CMS_PORT']}`);
});
afterAll(async () => {
  await Promise.all(processes.map((each) => each.stop()));
  await database.drop();
  app.remove();
  rmSync(env['PUBLIC_DIR'] ?? '', { recursive: true });
});

/** Stops this process after the tests. */
const stopAfterwards = async (starting: Promise<ManagedProcess>) => void processes.push(await starting);

/** Signs in with a demo account and returns its token. */
async function signIn(name: string): Promise<string> {
  const { email, password } = DEMO_ACCOUNTS.find((account) => account.email === `${name}@cordee.example`) ?? expect.unreachable();
  return (await call<{ token: string }>('POST /api/accounts/sign-ins', { body: { email, password } })).body.token;
}

/** Signs in a member of staff to the admin, as a browser does, and returns the token of its session. */
async function signInToAdmin(name: string): Promise<string> {
  const cms = `http://127.0.0.1:${env['CMS_PORT']}`;
  const { cookie, browser } = await newAdminBrowser(cms);
  const { body } = await call<{ address: string }>('POST /api/accounts/workplace', { token: await signIn(name), body: { browser } });
  const { pathname, search } = new URL(body.address);
  const response = await fetch(`${cms}${pathname}${search}`, { redirect: 'manual', headers: { cookie } });
  return (
    response.headers
      .getSetCookie()
      .join('; ')
      .match(/jwtToken=([^;]+)/)?.[1] ?? expect.unreachable()
  );
}

async function courseOf(email: string): Promise<string> {
  const [access] = await database.query<{ course: string }>(
    'select l.course from cordee.learner_access l join cordee.person p on p.id = l.person where p.email = $1',
    [email],
  );
  return access?.course ?? expect.unreachable();
}

describe('a new plugin', () => {
  it('touches its own folder, and elsewhere the lines that CONTRIBUTING.md names: ten at most', () => {
    const sections = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8').split(/^## /m);
    const section = sections.find((text) => text.startsWith('A new plugin')) ?? '';
    const named = [...section.matchAll(/^\| `([^`]+)` \| (\d+) \|/gm)].map(([, file, lines]) => [file, Number(lines)]);
    expect(editedFiles.map((file) => [file, app.newLines(file).length])).toEqual(named);
    expect(EDITS.length).toBeLessThanOrEqual(10);
    expect(editedFiles.flatMap(app.newLines)).toHaveLength(EDITS.length);
  });

  it('imports what its package.json depends on, through their entries', () => {
    const folder = path.join(app.folder, 'plugins');
    const sources = sourcesOf(PLUGIN, folder);
    expect(sources.length).toBe(globSync('**/*.{ts,tsx,js}', { cwd: path.join(import.meta.dirname, 'toy-plugin') }).length);
    const forbidden = sources.flatMap(({ file, text }) => forbiddenImports(PLUGIN, file, text, importsOf(PLUGIN, folder)));
    expect(forbidden).toEqual([]);
    expect([...allImportsOf(PLUGIN, folder)]).not.toContain(PLUGIN);
  });

  it('reads and writes its own tables, and the views that plugins below it publish', async () => {
    const plugin = definitionOf(toy);
    const folder = path.join(app.folder, 'plugins');
    const contracts = await sqlContracts({ database, plugins: [...plugins, plugin], importsOf: (name) => allImportsOf(name, folder) });
    const breaches = [contracts.inCode, contracts.inViews, contracts.inMigrations].flatMap((check) => check(plugin));
    expect([...breaches, ...sqlOutsideStores(plugin)]).toEqual([]);
    const toPeople = (await contracts.foreignKeys()).filter((key) => key.startsWith('cordee.note'));
    expect(toPeople).toEqual(plugin.personalData?.map(({ column }) => `${column} → public.up_users`));
  });

  it('has a message for its refusal in both languages', () => {
    for (const locale of ['fr', 'en']) {
      const messages = JSON.parse(readFileSync(path.join(app.folder, `site/src/lib/messages/${locale}.json`), 'utf8'));
      expect(messages, locale).toHaveProperty([`refusal.${RevisedElsewhere.code}`]);
    }
  });

  it('serves people by their rights, refuses by its code, stores, announces and counts, and shows staff what came of it', async () => {
    const [learner, course] = [await signIn('amel'), await courseOf('amel@cordee.example')];
    const note = `/api/notes/courses/${course}` as const;
    const first = { text: 'Écouter d’abord.', revision: 0 };

    expect((await call(`PUT ${note}`, { body: first })).status, 'of a visitor').toBe(401);
    expect((await call(`PUT ${note}`, { body: first, token: await signIn('zoe') })).status, 'without access to the course').toBe(404);
    const elsewhere = call('PUT /api/notes/courses/nowhere', { body: first, token: await signIn('ines') });
    expect((await elsewhere).status, 'on a course that does not exist').toBe(404);
    expect((await call(`PUT ${note}`, { body: { text: 3 }, token: learner })).status, 'of another shape').toBe(422);
    expect((await call(`PUT ${note}`, { body: first, token: learner })).body).toEqual({ text: 'Écouter d’abord.', revision: 1 });
    expect(await call(`PUT ${note}`, { body: first, token: learner })).toMatchObject({
      status: 409,
      body: { code: RevisedElsewhere.code, facts: { revision: 1 } },
    });
    expect((await call(`GET ${note}`, { token: learner })).body).toEqual({ text: 'Écouter d’abord.', revision: 1 });
    expect(await database.query('select course, text, revision from cordee.note')).toEqual([{ course, ...first, revision: 1 }]);

    const staff = await signInToAdmin('contenu');
    const statistics = (token: string) => call<{ courses: object[] }>('GET /notes/courses', { token });
    await expect.poll(async () => (await statistics(staff)).body.courses, { timeout: 10_000 }).toHaveLength(1);
    expect((await statistics(staff)).body.courses).toMatchObject([{ course, revisions: 1 }]);
    expect((await statistics(learner)).status, 'of a learner').toBe(401);
    await database.query("delete from admin_permissions where action = 'plugin::notes.statistics'");
    expect((await statistics(staff)).status, 'of staff without the permission').toBe(403);
  });

  it('is part of what people export, and its statistics are purged after a year', async () => {
    expect((await call('GET /api/accounts/personal-data', { token: await signIn('amel') })).status).toBe(200);

    const days = () => database.query('select from cordee.note_day');
    expect(await days()).toHaveLength(1);
    await database.query("update cordee.clock set ahead = '400 days'");
    await expect.poll(days, { timeout: 10_000 }).toEqual([]);
  });
});
