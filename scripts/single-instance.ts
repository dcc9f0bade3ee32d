import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Another process already runs the installation in this folder. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
}

/** Makes sure that one process at a time runs the installation in a folder. @throws AlreadyRunning */
export async function acquireInstanceLock(folder: string): Promise<void> {
  if (!(await acquireLock(folder)))
    throw new AlreadyRunning(`This house is running already; its addresses are in ${path.join(folder, 'house.json')}.`);
}

/**
 * Acquires a lock that this process holds until it ends, in whatever way; returns whether no other process on this machine has it. The lock
 * is a local socket on which the process listens: in Linux and Windows one without a file, elsewhere a file, which is replaced when nobody
 * listens on it.
 */
export async function acquireLock(name: string): Promise<boolean> {
  const id = `cordee-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
  const address = addressOf(id);
  if (await listens(address)) return true;
  if (!path.isAbsolute(address) || (await isListening(address))) return false;

  rmSync(address, { force: true });
  return listens(address);
}

function addressOf(id: string): string {
  if (process.platform === 'linux') return `\0${id}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${id}` : path.join(tmpdir(), `${id}.sock`);
}

/** Listens on an address; resolves with whether it was free. */
const listens = (address: string) =>
  new Promise<boolean>((resolve, reject) =>
    net
      .createServer((socket) => socket.end())
      .once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
      .listen(address, () => resolve(true))
      .unref(),
  );

const isListening = (address: string) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(address);
    socket.once('connect', () => resolve(socket.destroy() && true));
    socket.once('error', () => resolve(false));
  });
