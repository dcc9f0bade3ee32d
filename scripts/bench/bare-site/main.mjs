import http from 'node:http';

process.env.ASTRO_NODE_AUTOSTART = 'disabled';
const { handler } = await import(`${process.env.BARE_OUT}/server/entry.mjs`);
http.createServer(handler).listen(Number(process.env.SITE_PORT), '127.0.0.1', () => process.send?.({ ready: 'bare' }));
process.on('SIGTERM', () => process.exit(0));
