import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Stops taking connections, lets the requests under way end, and gives up on them after `patience` milliseconds.
 * Nothing that was accepted is dropped by a stop. (OPS-3)
 */
export async function drain(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const closing = setInterval(() => server.closeIdleConnections(), 100);
  server.closeIdleConnections();

  await Promise.race([closed, pause(patience)]);
  clearInterval(closing);
  server.closeAllConnections();
}
