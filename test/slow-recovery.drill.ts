// The embedded database whose recovery after a crash takes long. (OPS-3)
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { removeInstallations } from './installation.ts';
import { recoveringPostgres } from './recovering-postgres.ts';

const RECOVERY_MS = 45_000;

afterAll(removeInstallations);

it('OPS-3 a recovery of three quarters of a minute is waited for, and the log tells of it', { timeout: 120_000 }, async () => {
  const postgres = await recoveringPostgres();
  const logged: string[] = [];
  const startedAt = Date.now();
  const starting = postgres.start({ log: (line) => logged.push(line) });
  await Promise.race([starting, pause(RECOVERY_MS)]);
  postgres.endRecovery();

  const server = await starting;
  console.log(`OPS-3 ready after ${Date.now() - startedAt} ms; the log told of it ${logged.length} times`);
  expect(logged[0]).toContain('recovers its data');
  await server.stop();
});
