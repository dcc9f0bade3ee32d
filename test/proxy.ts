import net from 'node:net';
import { portOf } from './port-of.ts';

/** A TCP proxy in front of PostgreSQL: its connections can be closed, frozen and restored. */
export type TcpProxy = Readonly<{ url: string; disconnect: () => void; freeze: () => void; restore: () => void; close: () => void }>;

export async function startTcpProxy(targetUrl: string): Promise<TcpProxy> {
  const url = new URL(targetUrl);
  const { port, hostname } = url;
  const sockets = new Set<net.Socket>();
  let state: 'open' | 'disconnected' | 'frozen' = 'open';

  const server = net.createServer((client) => {
    if (state === 'disconnected') return client.destroy();
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
