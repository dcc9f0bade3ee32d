import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** One reception of a message in full. `confirmed`: the server said so; else the connection was cut, or hung, before its answer. */
export type Reception = Readonly<{ to: string; messageId: string; at: number; confirmed: boolean }>;

/** An SMTP server that refuses for now, hangs and cuts connections, each at random with these probabilities. */
type Faults = Readonly<{ refuse: number; lose: number; hang: number }>;

/** `hungAtOnce`: how many connections may hang at the same time at most. */
type Options = Faults & Readonly<{ hungAtOnce?: number }>;

export type FaultyMailServer = Readonly<{
  port: number;
  receptions: Reception[];
  counts: Readonly<Record<keyof Faults, number>>;
  stop: () => Promise<void>;
}>;

export async function startFaultyMailServer({ hungAtOnce = Number.POSITIVE_INFINITY, ...faults }: Options): Promise<FaultyMailServer> {
  const receptions: Reception[] = [];
  const counts = { refuse: 0, lose: 0, hang: 0 };
  const sockets = new Map<string, Socket>();
  const hung = new Set<string>();
  const happens = (fault: keyof Faults) => {
    const yes = Math.random() < faults[fault];
    if (yes) counts[fault] += 1;
    return yes;
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, done) {
      done(happens('refuse') ? Object.assign(new Error('try again later'), { responseCode: Math.random() < 0.5 ? 450 : 451 }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const head = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n')[0] ?? '';
        const header = (name: string) => new RegExp(`^${name}: *(?:<)?([^>\\r\\n]+)`, 'mi').exec(head)?.[1] ?? '';
        const isLost = happens('lose');
        const connection = `${session.remoteAddress}:${session.remotePort}`;
        const isHung = !isLost && hung.size < hungAtOnce && happens('hang');
        if (isHung) hung.add(connection);
        receptions.push({ to: header('To'), messageId: header('Message-ID'), at: Date.now(), confirmed: !isLost && !isHung });
        if (isLost) sockets.get(connection)?.destroy();
        else if (!isHung) done();
      });
    },
  });
  server.server.on('connection', (socket) => {
    const name = `${socket.remoteAddress}:${socket.remotePort}`;
    sockets.set(name, socket);
    socket.once('close', () => {
      sockets.delete(name);
      hung.delete(name);
    });
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();

  return {
    port: typeof address === 'object' && address ? address.port : 0,
    receptions,
    counts,
    stop: async () => {
      for (const socket of sockets.values()) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
