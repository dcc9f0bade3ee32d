import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** An SMTP server that stores every message it receives. */
export type MailServer = Readonly<{
  port: number;
  received: Email[];
  /** Answers the next recipients with these SMTP codes, one each. */
  rejectRecipients: (codes: number[]) => void;
  /** Receives the next message in full, then closes the connection instead of confirming it. */
  dropNextResponse: () => void;
  /** Receives the next message in full, then says nothing, until the connection is cut by `cutConnections`. */
  hangNextResponse: () => void;
  cutConnections: () => void;
  /** Resolves with the message to this address that has this index (0: the first one); @throws Error after 10 s. */
  waitForMail: (to: string, index?: number) => Promise<Email>;
  stop: () => Promise<void>;
}>;

export async function startMailServer(): Promise<MailServer> {
  const received: Email[] = [];
  let rejections: number[] = [];
  let dropResponse = false;
  let hangResponse = false;
  const sockets = new Set<Socket>();

  const cutConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, done) {
      const code = rejections.shift();
      done(code ? Object.assign(new Error('not now'), { responseCode: code }) : null);
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', async () => {
        received.push(await PostalMime.parse(Buffer.concat(chunks)));
        if (hangResponse) hangResponse = false;
        else if (!dropResponse) done();
        else {
          dropResponse = false;
          cutConnections();
        }
      });
    },
  });
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();

  return {
    port: typeof address === 'object' && address ? address.port : 0,
    received,
    rejectRecipients: (codes) => (rejections = codes),
    dropNextResponse: () => (dropResponse = true),
    hangNextResponse: () => (hangResponse = true),
    cutConnections,
    async waitForMail(to, index = 0) {
      for (let attempt = 0; attempt < 200; attempt += 1) {
        const mail = received.filter((each) => each.to?.some((recipient) => recipient.address === to))[index];
        if (mail) return mail;
        await pause(50);
      }
      throw new Error(`no mail number ${index + 1} to ${to} within 10 s`);
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
