// An S3 of the test's own, which writes down what it is asked. It believes every secret: what it is asked is what can be tested.
import { mkdtempSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';

export type Store = Readonly<{
  /** The settings of a house whose files lie here. */
  settings: Readonly<Record<string, string>>;
  asked: readonly { method: string | undefined; url: string; headers: http.IncomingHttpHeaders }[];
  away: () => Promise<void>;
  back: () => Promise<void>;
}>;

export async function openStore(): Promise<Store> {
  const directory = mkdtempSync(path.join(tmpdir(), 'cordee-s3-'));
  const s3 = new S3rver({ directory, silent: true, configureBuckets: [{ name: 'cordee' }] });
  await s3.configureBuckets();
  const answer = s3.callback();
  const asked: Store['asked'][number][] = [];
  const server = http.createServer((request, response) => {
    asked.push({ method: request.method, url: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;

  return {
    settings: {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: 'cordee',
      S3_REGION: 'eu-west-3',
      S3_ACCESS_KEY: 'S3RVER',
      S3_SECRET_KEY: 'S3RVER',
    },
    asked,
    away() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
    back: () => listen(port),
  };
}
