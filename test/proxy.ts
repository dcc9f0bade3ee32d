import net from 'node:net';
import { portOf } from './port-of.ts';

/** A TCP proxy in front of PostgreSQL: its connections can be closed, frozen and restored; `reset` breaks all but the one opened first. */
export type TcpProxy = Readonly<{
  url: string;
  disconnect: () => void;
  reset: () => void;
  freeze: () => void;
  restore: () => void;
  close: () => void;
}>;

export async function startTcpProxy(targetUrl: string): Promise<TcpProxy> {
  const url = new URL(targetUrl);
  const { port, hostname } = url;
  const sockets = new Set<net.Socket>();
  const clients = new Set<net.Socket>();
  let state: 'open' | 'disconnected' | 'frozen' = 'open';

  const server = net.createServer((client) => {
    if (state === 'disconnected') return client.destroy();
    clients.add(client);
    client.on('close', () => clients.delete(client));
    const upstream = net.connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => state !== 'frozen' && upstream.write(chunk));
    upstream.on('data', (chunk) => state !== 'frozen' && client.write(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  url.port = String(portOf(server));

  return {
    url: url.href,
    disconnect() {
      state = 'disconnected';
      destroyAll();
    },
    reset() {
      for (const client of [...clients].slice(1)) client.resetAndDestroy();
    },
    freeze: () => {
      state = 'frozen';
    },
    restore() {
      if (state === 'frozen') destroyAll();
      state = 'open';
    },
    close() {
      destroyAll();
      server.close();
    },
  };
}
