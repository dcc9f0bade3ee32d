import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ManagedProcess } from '../../../scripts/managed-process.ts';
import { claimPort } from '../../../scripts/ports.ts';
import { startCms } from '../../../scripts/processes.ts';
import { testSettings } from '../../../test/settings.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { beginUpload } from './slow-upload.ts';

/** How long the upload takes, in pieces of so many seconds: longer than an access token lasts, and than Node waits for a request. */
const [PIECES, SECONDS_APART] = [66, 5];

let app: TestApp;
let cms: ManagedProcess;
let url: string;
let staff: string;
const film = readFileSync(path.join(import.meta.dirname, '../../demo/media/faire-le-point.mp4'));

beforeAll(async () => {
  app = await startTestApp({ settings: { LOG_LEVEL: 'error' } });
  staff = await createStaffUser(app, 'camille@cordee.example', { superAdmin: true });
  const port = await claimPort();
  cms = await startCms({
    env: testSettings(app.database.url, { CMS_PORT: String(port) }),
    logs: path.join(process.env['TEST_LOGS'] ?? '', 'drill'),
  });
  url = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await cms.stop();
  await app.close();
});

/** Sends a byte of a sign-in every five seconds, and returns the seconds after which the connection is closed. */
async function secondsUntilCut(): Promise<number> {
  const startedAt = Date.now();
  const headers = { 'content-type': 'application/json', 'content-length': 1_000 };
  const request = http.request(`${url}/api/accounts/sign-ins`, { method: 'POST', headers });
  const timer = setInterval(() => request.write(' '), SECONDS_APART * 1000);
  // The connection is closed under the request: that is no failure here.
  request.once('error', () => {});
  await new Promise((resolve) => request.once('close', resolve));
  clearInterval(timer);
  return Math.round((Date.now() - startedAt) / 1000);
}

describe('an upload over a slow line', () => {
  it('H-96 arrives after more than five minutes, and what anybody else sends so slowly is cut', { timeout: 600_000 }, async () => {
    const cut = secondsUntilCut();
    const upload = beginUpload({ url, token: staff, bytes: film, disposition: 'filename="film.mp4"' });
    const startedAt = Date.now();
    for (let piece = 0; piece < PIECES; piece += 1) {
      upload.send(1 / PIECES);
      await pause(SECONDS_APART * 1000);
    }
    const { status } = await upload.response;
    const cutAfter = await cut;
    console.log(
      `the upload took ${Math.round((Date.now() - startedAt) / 1000)} s and got ${status}; the sign-in was cut after ${cutAfter} s`,
    );
    expect(status).toBe(201);
    expect(cutAfter).toBeGreaterThanOrEqual(300);
    expect(cutAfter).toBeLessThan(310);
    expect(await app.database.query('select name from files')).toEqual([{ name: 'film.mp4' }]);
  });
});
