import { expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

const from = (forwarded: string | null, proxies: number) =>
  clientAddress(new Headers(forwarded === null ? {} : { 'x-forwarded-for': forwarded }), { socket: '10.0.0.1', proxies });

it.each([
  ['without a proxy nothing that is written is believed', '203.0.113.9', 0, '10.0.0.1'],
  ['behind one, what it wrote', '198.51.100.7, 203.0.113.9', 1, '203.0.113.9'],
  ['behind two, what the first one wrote', '198.51.100.7, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  ['a proxy that writes nothing', null, 1, '10.0.0.1'],
])('ACC-1 the address of a reader: %s', (_, forwarded, proxies, address) => {
  expect(from(forwarded, proxies)).toBe(address);
});
