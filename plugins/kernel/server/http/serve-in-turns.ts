import type { IncomingMessage, RequestListener } from 'node:http';
import type { Core } from '@strapi/strapi';
import { clientAddress } from '../../client-address.ts';
import { inFairTurns } from '../../fair-turns.ts';
import { appOf } from '../base/app.ts';
import { isSameSecret } from '../base/signature.ts';

/** Makes the CMS serve the requests of one address in turns, but those of the site, which does so itself. (OPS-2) */
export function serveInTurns(strapi: Core.Strapi): void {
  const { SITE_SECRET, TRUSTED_PROXIES } = appOf(strapi).settings;
  const addressOf = ({ headers, socket }: IncomingMessage) =>
    isSameSecret(headers['x-cordee-site']?.toString() ?? '', SITE_SECRET)
      ? null
      : clientAddress({ socket: socket.remoteAddress, forwardedFor: headers['x-forwarded-for']?.toString(), proxies: TRUSTED_PROXIES });

  const { httpServer } = strapi.server;
  // Cast: Node's types of an emitter do not know what its listeners are called with.
  const [serve] = httpServer.listeners('request') as RequestListener[];
  if (serve) httpServer.removeAllListeners('request').on('request', inFairTurns(serve, addressOf));
}
