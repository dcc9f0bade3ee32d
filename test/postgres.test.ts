import { afterAll, expect, it } from 'vitest';
import { removeInstallations } from './installation.ts';
import { recoveringPostgres } from './recovering-postgres.ts';

afterAll(removeInstallations);

it('OPS-3 the embedded database is stopped at once while it recovers', async () => {
  const postgres = await recoveringPostgres();
  const stopping = new AbortController();
  const starting = postgres.start({ signal: stopping.signal });
  await expect.poll(postgres.isRunning).toBe(true);

  stopping.abort();
  await expect(starting).rejects.toThrow('PostgreSQL did not start');
  expect(postgres.isRunning()).toBe(false);
});
