// What browsers sent in the tests, so that `every-form.after.ts` finds the forms and buttons that none of them used.
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';

const file = () => path.join(process.env['TEST_LOGS'] ?? '', 'browser-requests');
const noted = new Set<string>();

/** Notes each request that the pages of a browser context send and that is not refused: a form by its action, others by method and path. */
export function noteRequests(context: BrowserContext): void {
  context.on('response', (response) => {
    const request = response.request();
    const { pathname, searchParams } = new URL(request.url());
    const line = searchParams.get('_action') ?? `${request.method()} ${pathname}`;
    if (response.status() >= 400 || noted.has(line)) return;

    noted.add(line);
    appendFileSync(file(), `${line}\n`);
  });
}

/** Returns what all tests before noted. */
export const notedRequests = (): string[] => readFileSync(file(), 'utf8').split('\n');
