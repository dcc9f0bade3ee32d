import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Somebody runs this house already. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
}

/** Lets one house run in a folder at a time: the address is held while this process lives, however it ends. */
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
