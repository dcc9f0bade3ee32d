// Plain JavaScript that any recent Node can run: installs the packages of the lock file, then starts the project's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const stamp = path.join(root, 'node_modules/.cordee-lock');

/** Installs the packages when the lock file has changed since the last installation; says so on stderr: stdout is that of the command. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;

  console.error('• Installing packages (a minute or two, the first time only) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
  const result = spawnSync(npm, args, { cwd: root, stdio: ['inherit', 2, 'inherit'], shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error('npm ci failed. Is the npm registry reachable, and are 2 GB free on the disk?');
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, lock);
}

/**
 * Runs a script of this folder with the project's own Node, and exits with its exit code.
 * @param {string} script
 * @param {readonly string[]} args
 */
export function runScript(script, args) {
  const bin = path.join(root, 'node_modules/.bin');
  const env = {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    TZ: 'UTC',
    STRAPI_TELEMETRY_DISABLED: 'true',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  const node = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  // The IPC channel tells the script when this process ends, even by kill -9.
  const child = spawn(node, [path.join(root, 'scripts', script), ...args], {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  process.on('SIGINT', () => {}); // The terminal sends Ctrl-C to the script as well, which stops by itself.
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (status, signal) => process.exit(status ?? (signal ? 1 : 0)));
}
