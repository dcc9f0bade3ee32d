import { randomInt } from 'node:crypto';
import net from 'node:net';
import { acquireLock } from './single-instance.ts';

const HOST = '127.0.0.1';

/** Systems give outgoing connections a port of 32768 or more: one that is found free below stays so until somebody listens on it. */
const [LOWEST, HIGHEST] = [20_000, 32_000];
const TRIES = 100;

/** Finds a free port: the preferred one if it is free, otherwise any. */
async function freePort(preferred?: number): Promise<number> {
  if (preferred && (await isFree(preferred))) return preferred;

  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Error('No port is free.');
}

/**
 * Finds a free port, and keeps it from every other process that claims one until this process ends: two installations that start in the same
 * second find the same ports free.
 */
export async function claimPort(preferred?: number): Promise<number> {
  const port = await freePort(preferred);
  return (await acquireLock(`port ${port}`)) ? port : claimPort();
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
