import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startSite } from './processes.ts';

let app: string;
beforeEach(() => {
  app = mkdtempSync(path.join(tmpdir(), 'cordee-processes-'));
  mkdirSync(path.join(app, 'site'));
  writeFileSync(
    path.join(app, 'site/main.ts'),
    `console.log(process.env.MALLOC_ARENA_MAX, process.env.MALLOC_TRIM_THRESHOLD_);process.send({ ready: true })`,
  );
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(app, { recursive: true });
});

it('SEC-7 a process gives the memory of pictures back, as the environment says where it says how', async () => {
  const memory = async () => {
    await (await startSite({ env: {}, logs: app, app })).ended;
    await vi.waitFor(() => expect(readFileSync(path.join(app, 'site.log'), 'utf8')).toMatch(/\n$/));
    return readFileSync(path.join(app, 'site.log'), 'utf8').trim().split('\n').at(-1);
  };
  expect(await memory()).toBe('2 131072');
  vi.stubEnv('MALLOC_ARENA_MAX', '8');
  expect(await memory()).toBe('8 131072');
});
