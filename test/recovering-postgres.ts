// PostgreSQL whose recovery lasts until it is ended: a standby that accepts no connections before it is promoted.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StartSignals } from '../scripts/managed-process.ts';
import { startPostgres } from '../scripts/postgres.ts';
import { newFolder } from './installation.ts';

/** The flags of a server that answers in its recovery as one does after a crash: that it is starting up. */
const FLAGS = ['hot_standby=off', 'fsync=off'];

/** Data that are still recovered when a server is started on them; `start` starts it. */
export async function recoveringPostgres() {
  const folder = newFolder();
  const data = path.join(folder, 'data');
  const pidFile = path.join(data, 'postmaster.pid');
  const pid = () => Number(readFileSync(pidFile, 'utf8').split('\n')[0]);

  await (await startPostgres(folder)).stop();
  writeFileSync(path.join(data, 'standby.signal'), '');
  return {
    start: (options: { signals?: StartSignals; log?: (line: string) => void }) => startPostgres(folder, { flags: FLAGS, ...options }),
    isRunning: () => existsSync(pidFile),
    endRecovery() {
      writeFileSync(path.join(data, 'promote'), '');
      process.kill(pid(), 'SIGUSR1');
    },
  };
}
