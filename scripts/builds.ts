// Builds the admin and the site when their sources have changed since the last build.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './folders.ts';

/** A build: the files and folders it depends on (`sources`), and a file that it creates (`output`). */
type Build = Readonly<{ name: string; cwd: string; command: string; sources: readonly string[]; output: string }>;

const plugins = readdirSync(path.join(root, 'plugins')).filter((name) => statSync(path.join(root, 'plugins', name)).isDirectory());

const ADMIN: Build = {
  name: 'the CMS admin',
  cwd: 'cms',
  command: 'strapi build',
  sources: [
    'package-lock.json',
    'cms/src/admin',
    'cms/config',
    ...plugins.flatMap((plugin) => [`plugins/${plugin}/admin`, `plugins/${plugin}/package.json`]),
  ],
  output: 'cms/build/index.html',
};

const SITE: Build = {
  name: 'the site',
  cwd: 'site',
  command: 'astro build',
  sources: [
    'package-lock.json',
    'site/src',
    'site/public',
    'site/astro.config.ts',
    ...plugins.flatMap((plugin) => [`plugins/${plugin}/api.ts`, `plugins/${plugin}/drawing`, `plugins/${plugin}/server/domain`]),
    'plugins/kernel',
  ],
  output: 'site/dist/server/entry.mjs',
};

/** Builds what has changed since the last build, one after the other, since a build uses the whole machine. */
export async function buildAll(env: Record<string, string>, log: (line: string) => void): Promise<void> {
  for (const build of [ADMIN, SITE]) {
    const output = path.join(root, build.output);
    // The fingerprint is stored beside the output, so that deleting the build deletes it too.
    const stamp = path.join(path.dirname(output), '.made-from');
    const current = fingerprint(build.sources);
    if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === current) continue;

    log(`Building ${build.name} …`);
    await run(build, env);
    writeFileSync(stamp, current);
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
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`Building ${name} failed:\n${output.slice(-3_000)}`);
}

/** Hashes the names and the contents of all files below these paths. */
function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((source) => filesIn(path.join(root, source))))
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
