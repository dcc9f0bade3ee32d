// Plain JavaScript for whatever Node runs it: installs what the lock file asks for, then hands over to the project's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const stamp = path.join(root, 'node_modules/.cordee-lock');

/** Installs when the lock file is not the one that was installed last. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;

  console.log('• Installing packages (a minute or two, the first time only) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
  const done = spawnSync(npm, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error('npm ci failed. Is the npm registry reachable, and is there room on the disk (2 GB)?');
    process.exit(done.status ?? 1);
  }
  writeFileSync(stamp, lock);
}

/**
 * Runs a script of this folder with the Node of the project, in its place.
 * @param {string} script
 * @param {readonly string[]} args
 */
export function handOver(script, args) {
  const bin = path.join(root, 'node_modules/.bin');
  const env = {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    TZ: 'UTC',
    STRAPI_TELEMETRY_DISABLED: 'true',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  const node = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  // Over the channel the script learns that this process is gone, even by kill -9.
  const child = spawn(node, [path.join(root, 'scripts', script), ...args], {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  process.on('SIGINT', () => {}); // The terminal sends Ctrl-C to the script as well, which stops by itself.
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (status, signal) => process.exit(status ?? (signal ? 1 : 0)));
}
