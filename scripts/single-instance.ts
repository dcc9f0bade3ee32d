import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Another process already runs the installation in this folder. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
}

/**
 * Makes sure that one process at a time runs the installation in a folder. The lock is a local socket on which this process
 * listens until it ends, in whatever way; a socket file that nobody listens on is replaced. @throws AlreadyRunning
 */
export async function acquireInstanceLock(folder: string): Promise<void> {
  const name = `cordee-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
  if (await isListening(address))
    throw new AlreadyRunning(`This house is running already; its addresses are in ${path.join(folder, 'house.json')}.`);

  rmSync(address, { force: true });
  await new Promise<void>((resolve, reject) =>
    net
      .createServer((socket) => socket.end())
      .once('error', reject)
      .listen(address, resolve)
      .unref(),
  );
}

const isListening = (address: string) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(address);
    socket.once('connect', () => resolve(socket.destroy() && true));
    socket.once('error', () => resolve(false));
  });
