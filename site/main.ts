// Entry point of the site: an HTTP server around Astro's handler, with health checks, request ids, an access log and graceful shutdown.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { kernelApi } from '@cordee/kernel/api';
import { clientAddress } from '@cordee/kernel/client-address';
import { pathOf } from '@cordee/kernel/endpoint';
import { inFairTurns } from '@cordee/kernel/fair-turns';
import { SettingsRefused, type SiteSettings, siteSettings } from '@cordee/kernel/settings';
import { drain, endInOrder } from '@cordee/kernel/shutdown';

process.env['ASTRO_NODE_AUTOSTART'] = 'disabled';

const settings = readSettings();
// A variable, so that the compiler does not look for types: this file only exists once the site is built.
const entryPoint: string = './dist/server/entry.mjs';
const { handler }: { handler: http.RequestListener } = await import(entryPoint);

/** The headers of every response, static files and errors included: no MIME sniffing and, over https, HSTS. (SEC-12) */
const DEFAULT_HEADERS = new Headers({
  'X-Content-Type-Options': 'nosniff',
  ...(settings.SITE_URL.startsWith('https:') && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
});

const ALLOWED_METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

const handleFairly = inFairTurns(handler, ({ socket, headers }) =>
  clientAddress({
    socket: socket.remoteAddress,
    forwardedFor: headers['x-forwarded-for']?.toString(),
    proxies: settings.TRUSTED_PROXIES,
  }),
);

const server = http.createServer((request, response) => {
  request.headers['x-request-id'] = randomUUID();
  response.setHeader('X-Request-Id', request.headers['x-request-id']);
  for (const [name, value] of DEFAULT_HEADERS) response.setHeader(name, value);
  if (request.url === '/live') return sendJson(response, 200, { live: true });
  if (request.url === '/ready') return void sendReadiness(response);
  logRequest(request, response);
  if (!ALLOWED_METHODS.has(request.method ?? '')) return sendJson(response, 405, {});
  handleFairly(request, response);
});

server.listen(settings.SITE_PORT, settings.HOST, () => process.send?.({ ready: 'site' }));
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
// Astro hears of them too, and keeps the site running: somebody who hangs up must not end it.
process.on('unhandledRejection', (error) => logLine('error')(`unhandled: ${error instanceof Error ? error.stack : error}`));
endInOrder({ stop: () => drain(server), log: { info: logLine('info'), error: logLine('error') } });

function logLine(level: 'info' | 'error') {
  return (message: string) => console.log(JSON.stringify({ level, message, process: 'site', timestamp: new Date().toISOString() }));
}

function readSettings(): SiteSettings {
  try {
    return siteSettings();
  } catch (error) {
    console.error(error instanceof SettingsRefused ? error.message : error);
    process.exit(78);
  }
}

/** The site is ready when the CMS is: it renders no page without it. */
async function sendReadiness(response: http.ServerResponse): Promise<void> {
  const cms = await fetch(new URL(`/api${pathOf(kernelApi.ready)}`, settings.CMS_INTERNAL_URL), {
    headers: { 'x-cordee-site': settings.SITE_SECRET },
    signal: AbortSignal.timeout(2_000),
  }).catch(() => undefined);
  sendJson(response, cms?.ok ? 200 : 503, { ready: cms?.ok ?? false });
}

function sendJson(response: http.ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(JSON.stringify(body));
}

function logRequest(request: http.IncomingMessage, response: http.ServerResponse): void {
  const startedAt = performance.now();
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
        took: Math.round(performance.now() - startedAt),
        timestamp: new Date().toISOString(),
      }),
    );
  });
}
