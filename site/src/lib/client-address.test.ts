import { expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

const resolve = (forwarded: string | null, proxies: number) =>
  clientAddress(new Headers(forwarded === null ? {} : { 'x-forwarded-for': forwarded }), { socket: '10.0.0.1', proxies });

it.each([
  ['without a proxy, X-Forwarded-For is not trusted', '203.0.113.9', 0, '10.0.0.1'],
  ['behind one proxy, the entry that it appended', '198.51.100.7, 203.0.113.9', 1, '203.0.113.9'],
  ['behind two proxies, the entry that the first one appended', '198.51.100.7, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  ['behind a proxy that appends nothing, the socket', null, 1, '10.0.0.1'],
])('ACC-1 the address of a reader: %s', (_, forwarded, proxies, address) => {
  expect(resolve(forwarded, proxies)).toBe(address);
});
