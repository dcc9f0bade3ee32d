import { randomUUID } from 'node:crypto';
import http from 'node:http';

/** An upload to the media library that is sent piece by piece. */
export type SlowUpload = Readonly<{
  /** Sends the next part of the body: this fraction of the whole. */
  send: (fraction: number) => void;
  /** Closes the connection. */
  cut: () => void;
  /** The status and the body of the response; rejects when the connection is closed. */
  response: Promise<{ status: number; body: string }>;
}>;

type UploadedFile = Readonly<{ url: string; token: string; bytes: Uint8Array; disposition: string }>;

/** Begins an upload of a file whose part of the form has this Content-Disposition, given byte by byte in Latin-1. */
export function beginUpload({ url, token, bytes, disposition }: UploadedFile): SlowUpload {
  const boundary = randomUUID();
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="files"; ${disposition}\r\nContent-Type: video/mp4\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': body.length,
  };
  const request = http.request(`${url}/upload`, { method: 'POST', headers });
  const response = new Promise<{ status: number; body: string }>((resolve, reject) => {
    request.once('error', reject);
    request.once('response', async (message) => {
      const text = (await message.setEncoding('utf8').toArray()).join('');
      resolve({ status: message.statusCode ?? 0, body: text });
    });
  });
  // Who awaits the response is told; a test that cuts the connection does not.
  response.catch(() => {});
  request.flushHeaders();
  let sent = 0;
  return {
    send(fraction) {
      const end = Math.min(body.length, sent + Math.ceil(body.length * fraction));
      request.write(body.subarray(sent, end));
      sent = end;
      if (sent === body.length) request.end();
    },
    cut: () => request.destroy(),
    response,
  };
}
