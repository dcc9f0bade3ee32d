// The entry of the site: Astro's handler behind health checks, a request id and a stop that drops nothing.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { drain } from '@cordee/kernel/drain';
import { SettingsRefused, type SiteSettings, siteSettings } from '@cordee/kernel/settings';

/** How long requests under way may take to end once a stop is asked for, in milliseconds. */
const DRAIN_TIMEOUT_MS = 20_000;

process.env['ASTRO_NODE_AUTOSTART'] = 'disabled';

const settings = read();
// Built by Astro: there is no source to take the type from.
const built: string = './dist/server/entry.mjs';
const { handler } = (await import(built)) as { handler: http.RequestListener };

/** What every answer says, files and refusals included: it is what its type says; and, over https, never again without. (SEC-12) */
const DEFAULT_HEADERS = new Headers({
  'X-Content-Type-Options': 'nosniff',
  ...(settings.SITE_URL.startsWith('https:') && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
});

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

const server = http.createServer((request, response) => {
  request.headers['x-request-id'] = randomUUID();
  response.setHeader('X-Request-Id', request.headers['x-request-id']);
  for (const [name, value] of DEFAULT_HEADERS) response.setHeader(name, value);
  if (request.url === '/live') return sendJson(response, 200, { live: true });
  if (request.url === '/ready') return void ready(response);
  log(request, response);
  if (!METHODS.has(request.method ?? '')) return sendJson(response, 405, {});
  handler(request, response);
});

server.listen(settings.SITE_PORT, settings.HOST, () => process.send?.({ ready: 'site' }));
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
if (process.send) process.on('disconnect', () => void stop());

async function stop(): Promise<void> {
  await drain(server, DRAIN_TIMEOUT_MS);
  process.exit(0);
}

function read(): SiteSettings {
  try {
    return siteSettings();
  } catch (error) {
    console.error(error instanceof SettingsRefused ? error.message : error);
    process.exit(78);
  }
}

/** Ready when the CMS is: without it no page can be made. */
async function ready(response: http.ServerResponse): Promise<void> {
  const cms = await fetch(new URL('/api/kernel/ready', settings.CMS_INTERNAL_URL), { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  );
  sendJson(response, cms?.ok ? 200 : 503, { ready: cms?.ok ?? false });
}

function sendJson(response: http.ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(JSON.stringify(body));
}

function log(request: http.IncomingMessage, response: http.ServerResponse): void {
  const began = performance.now();
  const path = request.url?.split('?')[0];
  response.on('close', () => {
    if (settings.LOG_LEVEL !== 'info' && settings.LOG_LEVEL !== 'debug') return;
    const line = {
      level: 'info',
      message: `${request.method} ${path} ${response.statusCode}`,
      process: 'site',
      requestId: request.headers['x-request-id'],
    };
    console.log(
      JSON.stringify({
        ...line,
        status: response.statusCode,
        took: Math.round(performance.now() - began),
        timestamp: new Date().toISOString(),
      }),
    );
  });
}
