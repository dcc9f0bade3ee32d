import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './folders.ts';

const CHECKS = [
  { name: 'lint and format', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  { name: 'imports', command: ['vitest', 'run', '--project=domain', 'scripts/plugin-imports', 'scripts/kernel-layers'] },
  { name: 'what nobody uses', command: ['knip', '--no-progress', '--treat-config-hints-as-errors'] },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.base.json'] },
  { name: 'types of the admin', command: ['tsc', '-p', 'tsconfig.admin.json'] },
  { name: 'types of the site', command: ['astro', 'check', '--root', 'site', '--minimumFailingSeverity', 'warning'] },
  { name: "format of the site's pages", command: ['prettier', '--check', 'site/src/**/*.astro'] },
] as const;

/** Runs the linter and the type checkers in parallel, prints what they report, and resolves with whether all passed. */
export async function check(log: (line: string) => void): Promise<boolean> {
  log('Checking lint, imports, unused code and types …');
  const results = await Promise.all(CHECKS.map(({ command: [program, ...args] }) => run(program, args)));

  results.forEach(({ status, output }, index) => {
    if (status !== 0) console.error(`\n✗ ${CHECKS[index]?.name}\n${output}`);
  });
  return results.every(({ status }) => status === 0);
}

function run(program: string, args: readonly string[]): Promise<{ status: number | null; output: string }> {
  const child = spawn(path.join(root, 'node_modules/.bin', program), args, { cwd: root, shell: process.platform === 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })));
}
