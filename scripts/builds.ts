// The admin and the site are built when what they are made of has changed, and not otherwise.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './folders.ts';

type Build = Readonly<{ name: string; cwd: string; command: string; from: readonly string[]; made: string }>;

const plugins = readdirSync(path.join(root, 'plugins')).filter((name) => statSync(path.join(root, 'plugins', name)).isDirectory());

const ADMIN: Build = {
  name: 'the CMS admin',
  cwd: 'cms',
  command: 'strapi build',
  from: [
    'package-lock.json',
    'cms/src/admin',
    'cms/config',
    ...plugins.flatMap((plugin) => [`plugins/${plugin}/admin`, `plugins/${plugin}/package.json`]),
  ],
  made: 'cms/build/index.html',
};

const SITE: Build = {
  name: 'the site',
  cwd: 'site',
  command: 'astro build',
  from: [
    'package-lock.json',
    'site/src',
    'site/public',
    'site/astro.config.ts',
    ...plugins.flatMap((plugin) => [`plugins/${plugin}/api.ts`, `plugins/${plugin}/drawing`, `plugins/${plugin}/server/domain`]),
    'plugins/kernel',
  ],
  made: 'site/dist/server/entry.mjs',
};

/** Builds what has changed since it was last built; one at a time, for a build takes the whole machine. */
export async function buildAll(env: Record<string, string>, say: (line: string) => void): Promise<void> {
  for (const build of [ADMIN, SITE]) {
    // Beside what was built: whoever removes that removes the stamp.
    const stamp = path.join(path.dirname(path.join(root, build.made)), '.made-from');
    const now = fingerprint(build.from);
    if (existsSync(path.join(root, build.made)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) continue;

    say(`Building ${build.name} …`);
    await run(build, env);
    writeFileSync(stamp, now);
  }
}

async function run({ name, cwd, command }: Build, env: Record<string, string>): Promise<void> {
  const [program = '', ...args] = command.split(' ');
  const child = spawn(program, args, {
    cwd: path.join(root, cwd),
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`Building ${name} failed:\n${said.slice(-3_000)}`);
}

function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((given) => filesIn(path.join(root, given))))
    hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(target: string): string[] {
  if (!existsSync(target)) return [];
  if (statSync(target).isFile()) return [target];
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
