// `npm run bench`: measures how fast the app answers, and beside each figure a baseline from the same run. Asserts nothing: machines are
// noisy, and what counts is the ratio. `npm run bench -- --against <commit>`: compares with an earlier version. See docs/performance.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import autocannon from 'autocannon';
import pg from 'pg';
import { testSettings } from '../../test/settings.ts';
import { buildAll } from '../builds.ts';
import { dataFolder, root } from '../folders.ts';
import { startProcess } from '../managed-process.ts';
import { claimPort } from '../ports.ts';
import { type Postgres, removePostgres, startPostgres } from '../postgres.ts';
import { seedDemo, startSite } from '../processes.ts';
import { benchAgainst } from './against.ts';
import { COURSE, FILM, insertCourse, insertLearnersOfSessions, insertManySessions, insertSlotSession, SLOT_SESSION } from './data.ts';
import { pagesOfLearner } from './page.ts';
import { LEARNER, PILOT, signIn, signInToAdmin } from './sign-in.ts';

/** Seconds per measurement, measurements per figure (alternating with the baseline), and concurrent requests. */
const [SECONDS, ROUNDS, CONCURRENCY] = [Number(process.env['BENCH_SECONDS'] ?? 6), 3, 10];

/** What is measured; `body` makes the body of each request. */
type Target = Readonly<{ url: string; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: () => string }>;
type Measurement = Readonly<{ perSecond: number; p50: number; p95: number; failed: number }>;

const folder = path.join(dataFolder, 'bench');
const log = (line: string) => console.log(`• ${line}`);

async function run(): Promise<number> {
  await removePostgres(path.join(folder, 'postgres'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  log('Starting PostgreSQL …');
  const server = await startPostgres(path.join(folder, 'postgres'));
  const processes: { stop: () => Promise<void> }[] = [];
  try {
    const { env, page: stamp, learners } = await prepareDatabase(server);
    const [cms, site] = [env['CMS_INTERNAL_URL'] ?? '', env['SITE_URL'] ?? ''];
    processes.push(
      await startProcess({ name: 'cms', args: ['scripts/bench/cms.ts'], env, log: path.join(folder, 'logs/cms.log'), cwd: root }),
    );
    processes.push(await startSite({ env, logs: path.join(folder, 'logs') }));
    const ours = targets({ cms, site, token: await signIn(cms), pilot: await signIn(cms, PILOT), stamp });
    const homes = { single: await homeOf(cms, learners.single), many: await homeOf(cms, learners.many) };
    await record(cms, 'home', ours.view);
    await record(cms, 'single', homes.single);
    await record(cms, 'many', homes.many);
    await record(cms, 'played', ours.save);
    await record(cms, 'table', ours.table);
    await record(cms, 'search', ours.search);
    const staff = staffTargets(cms, await signInToAdmin(cms, site));
    for (const [name, target] of Object.entries(staff)) await record(cms, name, target);
    const page = await (await fetch(ours.page.url, { headers: ours.page.headers ?? {} })).text();
    const barePort = await claimPort();
    processes.push(await startBare(env, { port: barePort, bytes: Buffer.byteLength(page) }));

    log(`Measuring: ${CONCURRENCY} concurrent requests, ${ROUNDS} rounds of ${SECONDS} s each …\n`);
    await measureAll({ ...ours, ...homes }, { cms, bare: `http://127.0.0.1:${barePort}` });
    await measureStaff(staff, cms);
    await printSizes(site, page);
    return 0;
  } finally {
    for (const child of processes.reverse()) await child.stop();
    await server.stop();
  }
}

type Prepared = Readonly<{ env: Record<string, string>; page: string; learners: Readonly<{ single: string; many: string }> }>;

/** Builds what is measured, and creates its database with the demo data and a course of 300 lessons; returns the settings of its processes, the stamp of the page of the film, and the learners of one session and of many. */
async function prepareDatabase(server: Postgres): Promise<Prepared> {
  const admin = new pg.Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await admin.query('create database cordee_bench');
  await admin.end();
  const [cmsPort, sitePort] = [await claimPort(), await claimPort()];
  const env = testSettings(server.url('cordee_bench'), {
    CMS_PORT: String(cmsPort),
    SITE_PORT: String(sitePort),
    SITE_URL: `http://127.0.0.1:${sitePort}`,
    CMS_INTERNAL_URL: `http://127.0.0.1:${cmsPort}`,
    CMS_URL: `http://127.0.0.1:${cmsPort}`,
    DATABASE_POOL: '10',
  });
  await buildAll(env, log);
  log('Creating the tables, the demo data and a course of 300 lessons …');
  await seedDemo({ env, logs: path.join(folder, 'logs') });
  const client = new pg.Client({ connectionString: env['DATABASE_URL'] });
  await client.connect();
  await insertCourse(client, LEARNER.email);
  const learners = await insertLearnersOfSessions(client, LEARNER.email);
  await insertSlotSession(client, PILOT.email);
  await insertManySessions(client);
  const page = (await pagesOfLearner(client))(FILM);
  await client.end();
  return { env, page, learners };
}

/** Measures each target beside its baseline, and prints the ratios. */
async function measureAll(
  ours: ReturnType<typeof targets> & Record<'single' | 'many', Target>,
  { cms, bare }: { cms: string; bare: string },
): Promise<void> {
  const save = { url: `${cms}/api/bare/played`, method: 'POST' } as const;
  printResults([
    [
      'home page',
      await compare(ours.page, { url: `${bare}/fetching` }),
      'bare Astro page fetching a bare Strapi route, same SQL and bytes',
      0.7,
    ],
    ['home page', await compare(ours.page, { url: `${bare}/alone` }), 'bare Astro page alone (for the record)', null],
    ['home view', await compare(ours.view, { url: `${cms}/api/bare/home` }), 'bare knex route, same SQL and bytes', 0.7],
    ['home, 30 sessions', await compare(ours.many, ours.single), 'the home view of a learner in one session', 0.83],
    ['progress save', await compare(ours.save, save), 'bare knex route, same SQL', 0.6],
    ['table of 10,000', await compare(ours.table, { url: `${cms}/api/bare/table` }), 'bare knex route, same SQL and bytes', 0.67],
    ['searched, by date', await compare(ours.search, { url: `${cms}/api/bare/search` }), 'bare knex route, same SQL and bytes', 0.67],
  ]);
}

/** The lists of staff in the admin, beside their SQL. */
async function measureStaff(staff: Record<string, Target>, cms: string): Promise<void> {
  const results: Result[] = [];
  for (const [name, target] of Object.entries(staff))
    results.push([name, await compare(target, { url: `${cms}/api/bare/${name}` }), 'bare knex route, same SQL and bytes', 0.67]);
  printResults(results);
}

/** Lists of staff: 2,000 sessions, and the members of one that has ten thousand. */
function staffTargets(cms: string, token: string) {
  const read = (path: string) => ({ url: `${cms}/seats/sessions${path}`, headers: { authorization: `Bearer ${token}` } });
  return {
    sessions: read(''),
    'sessions-found': read('?search=artagnan+equipe+clinique'),
    'sessions-full': read('?sort=-members'),
    members: read(`/${SLOT_SESSION}/members`),
    'members-found': read(`/${SLOT_SESSION}/members?search=le+goff&standing=none&sort=-person&page=3`),
  } satisfies Record<string, Target>;
}

/** The home view of another learner, who has the password of the learner. */
const homeOf = async (cms: string, email: string): Promise<Target> => ({
  url: `${cms}/api/home?course=${COURSE}`,
  headers: { authorization: `Bearer ${await signIn(cms, { ...LEARNER, email })}` },
});

function targets({ cms, site, token, pilot, stamp }: Record<'cms' | 'site' | 'token' | 'pilot' | 'stamp', string>) {
  const authorization = { authorization: `Bearer ${token}` };
  let second = 0;
  // Each report adds a second: one that adds nothing would not be saved.
  const report = () => {
    second += 1;
    return JSON.stringify({ page: stamp, played: [[0, second]], position: second });
  };
  return {
    page: { url: `${site}/?parcours=${COURSE}`, headers: { cookie: `cordee=${token}` } },
    table: { url: `${cms}/api/seats/sessions/${SLOT_SESSION}`, headers: { authorization: `Bearer ${pilot}` } },
    search: {
      url: `${cms}/api/seats/sessions/${SLOT_SESSION}?search=le+goff&show=other&sort=-since&page=3`,
      headers: { authorization: `Bearer ${pilot}` },
    },
    view: { url: `${cms}/api/home?course=${COURSE}`, headers: authorization },
    save: {
      url: `${cms}/api/progress/courses/${COURSE}/lessons/${FILM}/played`,
      method: 'POST' as const,
      headers: { ...authorization, 'content-type': 'application/json' },
      body: report,
    },
  } satisfies Record<string, Target>;
}

/** Records the SQL statements that a request to one of our routes runs, for the bare route of that name. */
async function record(cms: string, name: string, { url, body, ...init }: Target): Promise<void> {
  const send = () => fetch(url, { ...init, ...(body && { body: body() }) });
  // Not recorded: the first request also does what is done only once in a while, such as saving that somebody is active.
  await send();
  await fetch(`${cms}/api/bare/record`, { method: 'POST' });
  const response = await send();
  const bytes = (await response.text()).length;
  if (!response.ok) throw new Error(`The route ${name} responded with ${response.status}.`);
  const recorded = await fetch(`${cms}/api/bare/record?name=${name}&bytes=${bytes}`, { method: 'POST' });
  const { statements }: { statements: string[] } = await recorded.json();
  log(`${name}: ${statements.length} statements, ${bytes} bytes`);
}

async function startBare(env: Record<string, string>, { port, bytes }: { port: number; bytes: number }) {
  log('Building the bare site …');
  const cwd = path.join(import.meta.dirname, 'bare-site');
  const out = path.join(root, 'node_modules/.cache/cordee-bare-site');
  const bareEnv = { ...env, SITE_PORT: String(port), BARE_OUT: out, PAGE_BYTES: String(bytes), NODE_ENV: 'production' };
  const build = spawnSync(process.execPath, [path.join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd,
    env: { ...process.env, ...bareEnv },
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(build.stderr || build.stdout);
  return startProcess({ name: 'bare', args: ['main.mjs'], env: bareEnv, log: path.join(folder, 'logs/bare.log'), cwd });
}

/** Measures ours and its baseline alternately, so that other load on the machine affects both, and returns the median of each. */
async function compare(ours: Target, baseline: Target): Promise<{ ours: Measurement; baseline: Measurement }> {
  const runs: { ours: Measurement; baseline: Measurement }[] = [];
  await Promise.all([measure(ours, 1), measure(baseline, 1)]);
  for (let round = 0; round < ROUNDS; round += 1)
    runs.push({ ours: await measure(ours, SECONDS), baseline: await measure(baseline, SECONDS) });
  return { ours: median(runs.map((run) => run.ours)), baseline: median(runs.map((run) => run.baseline)) };
}

async function measure({ url, method = 'GET', headers = {}, body }: Target, duration: number): Promise<Measurement> {
  const times: number[] = [];
  const { requests, non2xx, errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const requests = body && [{ setupRequest: (request: autocannon.Request) => ({ ...request, body: body() }) }];
    const options = { url, method, headers, duration, connections: CONCURRENCY, ...(requests && { requests }) };
    const running = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    running.on('response', (_client, _status, _bytes, responseTime) => times.push(responseTime));
  });
  times.sort((a, b) => a - b);
  const percentile = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: requests.average, p50: percentile(0.5), p95: percentile(0.95), failed: non2xx + errors };
}

function median(runs: readonly Measurement[]): Measurement {
  const middle = [...runs].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(runs.length / 2)];
  if (!middle) throw new Error('Nothing was measured.');
  return middle;
}

type Result = [name: string, measured: { ours: Measurement; baseline: Measurement }, baselineName: string, target: number | null];

function printResults(results: readonly Result[]): void {
  const format = ({ perSecond, p50, p95 }: Measurement) =>
    `${perSecond.toFixed(0).padStart(6)}/s  p50 ${p50.toFixed(1).padStart(6)} ms  p95 ${p95.toFixed(1).padStart(6)} ms`;
  for (const [name, { ours, baseline }, baselineName, target] of results) {
    const ratio = ours.perSecond / baseline.perSecond;
    const verdict = target === null ? 'for the record' : `target ${target}: ${ratio >= target ? 'reached' : 'NOT reached'}`;
    console.log(`${name.padEnd(14)} ${format(ours)}`);
    console.log(`${'baseline'.padEnd(14)} ${format(baseline)}   ${baselineName}`);
    console.log(
      `${'ratio'.padEnd(14)} ${ratio.toFixed(2).padStart(6)}    ${verdict}${ours.failed + baseline.failed > 0 ? `, ${ours.failed}+${baseline.failed} failed` : ''}\n`,
    );
  }
}

/** Prints how much a browser downloads for the home page, compressed as a proxy would compress it. */
async function printSizes(site: string, page: string): Promise<void> {
  const kilobytes = (text: string) => (brotliCompressSync(text).length / 1024).toFixed(1);
  const files = async (pattern: RegExp) =>
    Promise.all([...page.matchAll(pattern)].map(async ([, file]) => (await fetch(new URL(file ?? '', site))).text()));
  const scripts = [
    ...(await files(/<script[^>]+src="([^"]+)"/g)),
    ...[...page.matchAll(/<script type="module">([^<]+)/g)].map(([, code]) => code ?? ''),
  ];
  const styles = await files(/<link rel="stylesheet" href="([^"]+)"/g);
  console.log(
    `home page, compressed: page ${kilobytes(page)} kB, styles ${kilobytes(styles.join(''))} kB, script ${kilobytes(scripts.join(''))} kB (at most 40)`,
  );
}

const { against } = parseArgs({ options: { against: { type: 'string' } } }).values;
process.exit(await (against === undefined ? run() : benchAgainst(against, { folder, log, seconds: SECONDS })));
