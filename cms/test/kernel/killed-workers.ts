import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ManagedProcess, startProcess } from '../../../scripts/managed-process.ts';
import { testSettings } from '../../../test/settings.ts';

/** Two worker processes of which one at a time is killed (SIGKILL) and started again. */
export type KilledWorkers = Readonly<{
  /** Kills one of the two, in turn, and starts another in its place. Resolves with the moment of the kill. */
  killNext: () => Promise<number>;
  stop: () => Promise<void>;
}>;

export async function startKilledWorkers(databaseUrl: string, settings: Record<string, string> = {}): Promise<KilledWorkers> {
  const start = () =>
    startProcess({
      name: 'worker',
      args: ['cms/test/kernel/drill-worker.ts'],
      env: testSettings(databaseUrl, { LOG_LEVEL: 'error', ...settings }),
      log: path.join(process.env['TEST_LOGS'] ?? '', 'drill', 'worker.log'),
      cwd: path.resolve(import.meta.dirname, '../../..'),
    });
  const workers: ManagedProcess[] = await Promise.all([start(), start()]);
  let turn = 0;

  return {
    async killNext() {
      const index = turn % workers.length;
      turn += 1;
      workers[index]?.kill();
      const at = Date.now();
      await workers[index]?.ended;
      workers[index] = await start();
      return at;
    },
    async stop() {
      for (const worker of workers) worker.kill();
      await Promise.all(workers.map(({ ended }) => ended));
      await pause(100);
    },
  };
}
