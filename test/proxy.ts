import net from 'node:net';

/** A line to PostgreSQL that can be cut, frozen and mended. */
export type Line = Readonly<{ url: string; cut: () => void; freeze: () => void; mend: () => void; close: () => void }>;

export async function lineTo(url: string): Promise<Line> {
  const target = new URL(url);
  const { port, hostname } = target;
  const open = new Set<net.Socket>();
  let state: 'open' | 'cut' | 'frozen' = 'open';

  const server = net.createServer((near) => {
    if (state === 'cut') return near.destroy();
    const far = net.connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => state !== 'frozen' && far.write(chunk));
    far.on('data', (chunk) => state !== 'frozen' && near.write(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const drop = () => {
    for (const socket of open) socket.destroy();
  };
  target.port = String((server.address() as net.AddressInfo).port);

  return {
    url: target.href,
    cut() {
      state = 'cut';
      drop();
    },
    freeze: () => {
      state = 'frozen';
    },
    mend() {
      if (state === 'frozen') drop();
      state = 'open';
    },
    close() {
      drop();
      server.close();
    },
  };
}
