import { afterAll, expect, it } from 'vitest';
import { startPostgres } from '../scripts/postgres.ts';
import { newFolder, removeInstallations } from './installation.ts';
import { recoveringPostgres } from './recovering-postgres.ts';

afterAll(removeInstallations);

it.each(['stop', 'kill'] as const)('OPS-3 the embedded database obeys a %s at once while it recovers', async (how) => {
  const postgres = await recoveringPostgres();
  const ending = { stop: new AbortController(), kill: new AbortController() };
  const starting = postgres.start({ signals: { stop: ending.stop.signal, kill: ending.kill.signal } });
  await expect.poll(postgres.isRunning).toBe(true);

  ending[how].abort();
  await expect(starting).rejects.toThrow('PostgreSQL did not start');
  expect(postgres.isRunning()).toBe(false);
});

it('OPS-3 a server that a killed start left running, and that takes long to stop, is waited for, and the log says so', async () => {
  const folder = newFolder();
  const orphan = await startPostgres(folder);
  process.kill(orphan.pid, 'SIGSTOP');
  const log: string[] = [];
  const starting = startPostgres(folder, { log: (line) => log.push(line) });
  try {
    await expect
      .poll(() => log, { timeout: 25_000 })
      .toEqual([expect.stringContaining('A PostgreSQL that was left running is not stopped yet')]);
  } finally {
    process.kill(orphan.pid, 'SIGCONT');
  }
  await orphan.ended;
  await (await starting).stop();
});
