import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inFairTurns } from './fair-turns.ts';

let server: http.Server;
let port: number;
/** The answers that are not given yet: by their order, and those of all paths that were ever begun. */
let begun: { path: string; answer: () => void }[];

beforeEach(async () => {
  begun = [];
  const serve: http.RequestListener = ({ url = '' }, response) => void begun.push({ path: url, answer: () => response.end(url) });
  server = http.createServer(inFairTurns(serve, ({ headers }) => headers['x-client']?.toString() ?? null));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const request = (path: string, client?: string, method = 'GET') =>
  `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n${client ? `X-Client: ${client}\r\n` : ''}\r\n`;

/** Sends requests over one connection without waiting for an answer. */
function send(...requests: string[]): net.Socket {
  const socket = net.connect(port, '127.0.0.1', () => socket.write(requests.join('')));
  return socket.on('error', () => {}).resume();
}

const many = (count: number, client?: string, method?: string) => Array.from({ length: count }, (_, i) => request(`/${i}`, client, method));

it('OPS-2 of an address that sends twenty requests at once, over however many connections, eight are worked on, and others wait for no more', async () => {
  send(...many(10, 'a'));
  for (const one of many(10, 'a')) send(one);
  await expect.poll(() => begun.length).toBe(8);
  await pause(100);
  expect(begun).toHaveLength(8);

  send(request('/other', 'b'), request('/site'));
  await expect.poll(() => begun.length).toBe(10);
  for (let answered = 0; answered < 22; answered += 1) {
    await expect.poll(() => begun.length).toBeGreaterThan(answered);
    begun[answered]?.answer();
  }
});

it('OPS-2 who hangs up while they wait keeps no turn', async () => {
  for (const one of many(8, 'a')) send(one);
  await expect.poll(() => begun.length).toBe(8);
  const gone = many(8, 'a').map((one) => send(one));
  await pause(100);
  for (const socket of gone) socket.destroy();
  await pause(100);
  for (const { answer } of [...begun]) answer();
  send(request('/again', 'a'));
  await expect.poll(() => begun.at(-1)?.path).toBe('/again');
});

it('OPS-2 forms wait for those before them on their own connection alone', async () => {
  send(...many(3, 'a', 'POST'));
  send(...many(3, 'a', 'POST'));
  await expect.poll(() => begun.length).toBe(2);
  await pause(100);
  expect(begun).toHaveLength(2);
});

it('OPS-2 who has two thousand requests waiting is disconnected, and what they wait for is not done', async () => {
  const socket = send(...many(2100, 'a'));
  await new Promise((resolve) => socket.once('close', resolve));
  for (const { answer } of begun) answer();
  await pause(100);
  expect(begun).toHaveLength(8);

  send(request('/again', 'a'));
  await expect.poll(() => begun.at(-1)?.path).toBe('/again');
});
