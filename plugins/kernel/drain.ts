import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Shuts an HTTP server down gracefully: accepts no more connections, waits until the requests under way have ended, and closes what is
 * left after `timeoutMs` milliseconds. A stop drops no accepted request that ends within that time. (OPS-3)
 */
export async function drain(server: Server, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const closeIdle = setInterval(() => server.closeIdleConnections(), 100);
  server.closeIdleConnections();

  await Promise.race([closed, pause(timeoutMs)]);
  clearInterval(closeIdle);
  server.closeAllConnections();
}
