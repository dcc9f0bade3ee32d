import { setTimeout as pause } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it gets. `refuse` answers the next recipients with this code. */
export type MailSink = Readonly<{
  port: number;
  received: Email[];
  refuse: (codes: number[]) => void;
  /** Takes the next message in full and then breaks the line instead of saying so. */
  loseNextAnswer: () => void;
  next: (to: string, after?: number) => Promise<Email>;
  stop: () => Promise<void>;
}>;

export async function mailSink(): Promise<MailSink> {
  const received: Email[] = [];
  let refusals: number[] = [];
  let loseAnswer = false;

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, done) {
      const code = refusals.shift();
      done(code ? Object.assign(new Error('not now'), { responseCode: code }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', async () => {
        received.push(await PostalMime.parse(Buffer.concat(chunks)));
        if (!loseAnswer) return done();
        loseAnswer = false;
        for (const connection of server.connections) (connection as unknown as { _socket: { destroy: () => void } })._socket.destroy();
        void session;
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();

  return {
    port: typeof address === 'object' && address ? address.port : 0,
    received,
    refuse: (codes) => (refusals = codes),
    loseNextAnswer: () => (loseAnswer = true),
    async next(to, after = 0) {
      for (let tries = 0; tries < 200; tries += 1) {
        const mine = received.filter((mail) => mail.to?.some(({ address: given }) => given === to));
        const found = mine[after];
        if (found) return found;
        await pause(50);
      }
      throw new Error(`no mail number ${after + 1} to ${to} within 10 s`);
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
