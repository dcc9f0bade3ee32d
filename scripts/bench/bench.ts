// `npm run bench`: how fast the house answers, each figure beside a limit measured in the same run. Asserts nothing:
// machines are noisy; what counts is the ratio. See docs/performance.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import autocannon from 'autocannon';
import pg from 'pg';
import { DEMO_ACCOUNTS } from '../../cms/demo/accounts.ts';
import { testSettings } from '../../test/settings.ts';
import { buildAll } from '../builds.ts';
import { dataFolder, root } from '../folders.ts';
import { startProcess } from '../managed-process.ts';
import { freePort } from '../ports.ts';
import { removePostgres, startPostgres } from '../postgres.ts';
import { seedDemo, startSite } from '../processes.ts';
import { COURSE, FILM, makeCourse } from './data.ts';

/** How long each measurement takes in seconds, how many take turns with their limit, and how many requests run at once. */
const [SECONDS, TURNS, AT_ONCE] = [Number(process.env['BENCH_SECONDS'] ?? 6), 3, 10];

type Shot = Readonly<{ url: string; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string }>;
type Measured = Readonly<{ perSecond: number; p50: number; p95: number; failed: number }>;

const folder = path.join(dataFolder, 'bench');
const say = (line: string) => console.log(`• ${line}`);
const learner = DEMO_ACCOUNTS[2];

async function run(): Promise<number> {
  await removePostgres(path.join(folder, 'postgres'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  say('Starting PostgreSQL …');
  const server = await startPostgres(path.join(folder, 'postgres'));
  const parts: { stop: () => Promise<void> }[] = [];
  try {
    const admin = new pg.Client({ connectionString: server.url('postgres') });
    await admin.connect();
    await admin.query('create database cordee_bench');
    await admin.end();
    const [cmsPort, sitePort, barePort] = [await freePort(), await freePort(), await freePort()];
    const env = testSettings(server.url('cordee_bench'), {
      CMS_PORT: String(cmsPort),
      SITE_PORT: String(sitePort),
      SITE_URL: `http://127.0.0.1:${sitePort}`,
      CMS_INTERNAL_URL: `http://127.0.0.1:${cmsPort}`,
      DATABASE_POOL: '10',
    });
    const where = { env, logs: path.join(folder, 'logs') };
    await buildAll(env, say);
    say('Making the tables, the demo data and a course of 300 lessons …');
    await seedDemo(where);
    const client = new pg.Client({ connectionString: env['DATABASE_URL'] });
    await client.connect();
    await makeCourse(client, learner.email);
    await client.end();

    const cms = `http://127.0.0.1:${cmsPort}`;
    const site = `http://127.0.0.1:${sitePort}`;
    parts.push(await startProcess({ name: 'cms', args: ['scripts/bench/cms.ts'], env, log: path.join(folder, 'logs/cms.log'), cwd: root }));
    parts.push(await startSite(where));
    const token = await signIn(cms);
    const ours = shots({ cms, site, token });
    await record(cms, 'home', ours.view);
    await record(cms, 'played', ours.save);
    const page = await (await fetch(ours.page.url, { headers: ours.page.headers ?? {} })).text();
    parts.push(await startBare(env, { port: barePort, bytes: Buffer.byteLength(page) }));
    const bare = `http://127.0.0.1:${barePort}`;

    say(`Measuring: ${AT_ONCE} requests at once, ${TURNS} turns of ${SECONDS} s each …\n`);
    table([
      [
        'home page',
        await beside(ours.page, { url: `${bare}/fetching` }),
        'bare Astro page fetching a bare Strapi route, same SQL and bytes',
        0.7,
      ],
      ['home page', await beside(ours.page, { url: `${bare}/alone` }), 'bare Astro page alone (for the record)', null],
      ['home view', await beside(ours.view, { url: `${cms}/api/bare/home` }), 'bare knex route, same SQL and bytes', 0.7],
      ['progress save', await beside(ours.save, { url: `${cms}/api/bare/played`, method: 'POST' }), 'bare knex route, same SQL', 0.6],
    ]);
    await weigh(site, page);
    return 0;
  } finally {
    for (const part of parts.reverse()) await part.stop();
    await server.stop();
  }
}

function shots({ cms, site, token }: { cms: string; site: string; token: string }) {
  const authorization = { authorization: `Bearer ${token}` };
  const report = JSON.stringify({ played: [[0, 120]], position: 120 });
  return {
    page: { url: `${site}/?parcours=${COURSE}`, headers: { cookie: `cordee=${token}` } },
    view: { url: `${cms}/api/home?course=${COURSE}`, headers: authorization },
    save: {
      url: `${cms}/api/progress/courses/${COURSE}/lessons/${FILM}/played`,
      method: 'POST' as const,
      headers: { ...authorization, 'content-type': 'application/json' },
      body: report,
    },
  } satisfies Record<string, Shot>;
}

async function signIn(cms: string): Promise<string> {
  const answer = await fetch(`${cms}/api/accounts/sign-ins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: learner.email, password: learner.password }),
  });
  return ((await answer.json()) as { token: string }).token;
}

/** Notes which statements a request of ours runs, for the bare route of that name. */
async function record(cms: string, name: string, { url, ...shot }: Shot): Promise<void> {
  await fetch(url, shot); // What is done once only (noting that somebody is active) is no part of it.
  await fetch(`${cms}/api/bare/record`, { method: 'POST' });
  const answer = await fetch(url, shot);
  const bytes = (await answer.text()).length;
  if (!answer.ok) throw new Error(`${name} answers ${answer.status}`);
  const noted = await fetch(`${cms}/api/bare/record?name=${name}&bytes=${bytes}`, { method: 'POST' });
  const { statements } = (await noted.json()) as { statements: string[] };
  say(`${name}: ${statements.length} statements, ${bytes} bytes`);
}

async function startBare(env: Record<string, string>, { port, bytes }: { port: number; bytes: number }) {
  say('Building the bare site …');
  const cwd = path.join(import.meta.dirname, 'bare-site');
  const out = path.join(root, 'node_modules/.cache/cordee-bare-site');
  const surroundings = { ...env, SITE_PORT: String(port), BARE_OUT: out, PAGE_BYTES: String(bytes), NODE_ENV: 'production' };
  const built = spawnSync(process.execPath, [path.join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd,
    env: { ...process.env, ...surroundings },
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stderr || built.stdout);
  return startProcess({ name: 'bare', args: ['main.mjs'], env: surroundings, log: path.join(folder, 'logs/bare.log'), cwd });
}

/** Ours and its limit in turns, so that what else the machine does falls on both; the median turn of each. */
async function beside(ours: Shot, limit: Shot): Promise<{ ours: Measured; limit: Measured }> {
  const runs: { ours: Measured; limit: Measured }[] = [];
  await Promise.all([fire(ours, 1), fire(limit, 1)]);
  for (let turn = 0; turn < TURNS; turn += 1) runs.push({ ours: await fire(ours, SECONDS), limit: await fire(limit, SECONDS) });
  return { ours: median(runs.map((run) => run.ours)), limit: median(runs.map((run) => run.limit)) };
}

async function fire({ url, method = 'GET', headers = {}, body }: Shot, duration: number): Promise<Measured> {
  const times: number[] = [];
  const { requests, non2xx, errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const shot = { url, method, headers, duration, connections: AT_ONCE, ...(body && { body }) };
    const running = autocannon(shot, (error, result) => (error ? reject(error) : resolve(result)));
    running.on('response', (_client, _status, _bytes, took) => times.push(took));
  });
  times.sort((a, b) => a - b);
  const below = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: requests.average, p50: below(0.5), p95: below(0.95), failed: non2xx + errors };
}

const median = (runs: readonly Measured[]): Measured =>
  [...runs].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(runs.length / 2)] as Measured;

type Line = [what: string, measured: { ours: Measured; limit: Measured }, against: string, wanted: number | null];

function table(lines: readonly Line[]): void {
  const show = ({ perSecond, p50, p95 }: Measured) =>
    `${perSecond.toFixed(0).padStart(6)}/s  p50 ${p50.toFixed(1).padStart(6)} ms  p95 ${p95.toFixed(1).padStart(6)} ms`;
  for (const [what, { ours, limit }, against, wanted] of lines) {
    const ratio = ours.perSecond / limit.perSecond;
    const verdict = wanted === null ? 'for the record' : `wanted ${wanted}: ${ratio >= wanted ? 'reached' : 'NOT reached'}`;
    console.log(`${what.padEnd(14)} ${show(ours)}`);
    console.log(`${'limit'.padEnd(14)} ${show(limit)}   ${against}`);
    console.log(
      `${'ratio'.padEnd(14)} ${ratio.toFixed(2).padStart(6)}    ${verdict}${ours.failed + limit.failed > 0 ? `, ${ours.failed}+${limit.failed} failed` : ''}\n`,
    );
  }
}

/** What a browser downloads for the home page, compressed as a proxy would. */
async function weigh(site: string, page: string): Promise<void> {
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

process.exit(await run());
