import net from 'node:net';
import { acquireLock } from './single-instance.ts';

const HOST = '127.0.0.1';

/** Finds a free port: the preferred one if it is free, otherwise any. */
export async function freePort(preferred = 0): Promise<number> {
  return (await tryPort(preferred)) ?? (await tryPort(0)) ?? Promise.reject(new Error('No port is free.'));
}

/**
 * Finds a free port, and keeps it from every other process that claims one until this process ends: two installations that start in the same
 * second find the same ports free.
 */
export async function claimPort(preferred = 0): Promise<number> {
  const port = await freePort(preferred);
  return (await acquireLock(`port ${port}`)) ? port : claimPort();
}

const tryPort = (port: number) =>
  new Promise<number | undefined>((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
