import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** How many requests of one client address are worked on at once, and how many more may wait for their turn. */
const MAX_AT_ONCE = 8;
const MAX_WAITING = 2_000;

/** The requests of one address, or of one connection. */
type Line = { underWay: number; readonly waiting: (() => void)[] };

/**
 * Serves the requests of one client address a few at a time, so that whoever sends thousands, over as many connections or over one without
 * waiting for an answer, makes others wait for a few. What changes something waits for those before it on its own connection alone: its body may be
 * slow to arrive. A turn ends when the answer begins: a film may take an hour. Whoever has too many waiting is disconnected.
 * `addressOf` is null for who is not limited. (OPS-2)
 */
export function inFairTurns(serve: RequestListener, addressOf: (request: IncomingMessage) => string | null): RequestListener {
  const lines = new Map<unknown, Line>();

  return (request, response) => {
    const address = addressOf(request);
    if (address === null) return serve(request, response);

    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const key = isRead ? address : request.socket;
    const line = lines.get(key) ?? { underWay: 0, waiting: [] };
    lines.set(key, line);

    const finish = () => {
      line.underWay -= 1;
      line.waiting.shift()?.();
      if (line.underWay === 0) lines.delete(key);
    };
    const begin = () => {
      line.underWay += 1;
      // Of who hung up while they waited, "close" has come already.
      if (request.socket.destroyed) return finish();

      onceAnswered(response, finish);
      serve(request, response);
    };
    if (line.underWay < (isRead ? MAX_AT_ONCE : 1)) return begin();
    if (line.waiting.length < MAX_WAITING) return void line.waiting.push(begin);
    request.socket.destroy();
  };
}

/** Calls `then` once, when the answer begins or its connection is closed. */
function onceAnswered(response: ServerResponse, then: () => void): void {
  const { writeHead } = response;
  let isAnswered = false;
  const answered = () => {
    if (!isAnswered) then();
    isAnswered = true;
  };
  response.once('close', answered);
  response.writeHead = (...head: unknown[]) => {
    answered();
    return Reflect.apply(writeHead, response, head);
  };
}
