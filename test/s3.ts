// An S3 server for tests, which records every request. It does not verify signatures: tests check what is sent, not who may send it.
import { mkdtempSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { portOf } from './port-of.ts';

export type S3Server = Readonly<{
  /** The settings of an installation whose files are stored here. */
  settings: Readonly<Record<string, string>>;
  requests: readonly { method: string | undefined; url: string; headers: http.IncomingHttpHeaders }[];
  stop: () => Promise<void>;
  /** Listens again, on the same port, after `stop`. */
  restart: () => Promise<void>;
}>;

export async function startS3(): Promise<S3Server> {
  const directory = mkdtempSync(path.join(tmpdir(), 'cordee-s3-'));
  const s3 = new S3rver({ directory, silent: true, configureBuckets: [{ name: 'cordee' }] });
  await s3.configureBuckets();
  const handle = s3.callback();
  const requests: S3Server['requests'][number][] = [];
  const server = http.createServer((request, response) => {
    requests.push({ method: request.method, url: request.url ?? '', headers: request.headers });
    handle(request, response);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const port = portOf(server);

  return {
    settings: {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: 'cordee',
      S3_REGION: 'eu-west-3',
      S3_ACCESS_KEY: 'S3RVER',
      S3_SECRET_KEY: 'S3RVER',
    },
    requests,
    stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
    restart: () => listen(port),
  };
}
