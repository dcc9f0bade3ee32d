import http from 'node:http';
import { AMEL, type RunningApp } from '../running-app.ts';
import { type Row, TABLE } from './table.ts';

/** What the attack suites need; it is a function because the app starts in a `beforeAll`. */
export type Setup = () => { app: RunningApp; pathOf: (row: Row) => string };

export type RawResponse = Readonly<{ status: number; location: string; headers: http.IncomingHttpHeaders; text: string }>;

/** Sends a request whose target is not normalised: `fetch` would rewrite it. */
export function sendRaw(origin: string, target: string, headers: http.OutgoingHttpHeaders = {}, method = 'GET'): Promise<RawResponse> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path: target, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '', headers: response.headers, text });
      });
    });
    request.on('error', reject);
    request.end();
  });
}

type FormOptions = Readonly<{ origin?: string; cookie?: string }>;

/** Sends a form as a page of the site does, without following where it leads. */
export const postForm = (site: string, path: string, fields: Record<string, string>, { origin = site, cookie }: FormOptions = {}) =>
  fetch(`${site}${path}`, {
    method: 'POST',
    headers: { origin, ...(cookie && { cookie }) },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

export const signIn = (site: string, { email, password } = AMEL, origin = site) =>
  postForm(site, '/connexion?_action=accounts.signIn', { email, password }, { origin });

/** The rows of the table that are pages or files, not endpoints for scripts. */
export const READABLE_ROWS = TABLE.filter(({ method }) => !method);
/** The rows of the table that are closed to visitors. */
export const CLOSED_ROWS = TABLE.filter(({ own }) => !own.includes('visitor'));

export const isHtml = (contentType: string | null | undefined) => contentType?.startsWith('text/html') ?? false;
/** Whether a redirection stays on this site. */
export const isOwnLocation = (location: string, site: string) =>
  location === '' || /^\/(?![/\\])/.test(location) || location.startsWith(`${site}/`);
