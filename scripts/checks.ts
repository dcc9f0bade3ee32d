import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './folders.ts';

const CHECKS = [
  { name: 'lint, format and arrows between rooms', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.base.json'] },
  { name: 'types of the admin', command: ['tsc', '-p', 'tsconfig.admin.json'] },
  { name: 'types of the site', command: ['astro', 'check', '--root', 'site', '--minimumFailingSeverity', 'warning'] },
] as const;

/** Lint, arrows and types, side by side. Says what is wrong; true when nothing is. */
export async function check(say: (line: string) => void): Promise<boolean> {
  say('Checking lint, arrows and types …');
  const results = await Promise.all(CHECKS.map(({ command: [program, ...args] }) => run(program, args)));

  results.forEach(({ status, said }, index) => {
    if (status !== 0) console.error(`\n✗ ${CHECKS[index]?.name}\n${said}`);
  });
  return results.every(({ status }) => status === 0);
}

function run(program: string, args: readonly string[]): Promise<{ status: number | null; said: string }> {
  const child = spawn(path.join(root, 'node_modules/.bin', program), args, { cwd: root, shell: process.platform === 'win32' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, said })));
}
