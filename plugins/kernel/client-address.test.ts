import { BlockList } from 'node:net';
import { describe, expect, it } from 'vitest';
import { clientAddress, readTrustedProxies } from './client-address.ts';

describe('the address of a device', () => {
  it.each([
    ['no proxy is trusted: nothing is believed', '', '10.0.0.1', '203.0.113.9', '10.0.0.1'],
    ['the connection is not from a trusted proxy', '10.0.0.7', '10.0.0.1', '203.0.113.9', '10.0.0.1'],
    ['what a trusted proxy appended', '10.0.0.0/24', '10.0.0.1', '198.51.100.7, 203.0.113.9', '203.0.113.9'],
    ['what the first of two proxies appended', '10.0.0.1 10.0.0.2', '10.0.0.1', '198.51.100.7, 203.0.113.9,10.0.0.2', '203.0.113.9'],
    ['a proxy that appends nothing', '10.0.0.1', '10.0.0.1', null, '10.0.0.1'],
    ['what is no address', '10.0.0.1', '10.0.0.1', '203.0.113.9, unknown', '10.0.0.1'],
    ['an address with a script', '10.0.0.1', '10.0.0.1', '<script>', '10.0.0.1'],
    ['IPv4 written as IPv6', '10.0.0.0/8', '::ffff:10.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['IPv6', '2001:db8::/32', '2001:db8::1', '2001:db9::7', '2001:db9::7'],
    ['an address of this link', '10.0.0.1', 'fe80::1%eth0', '203.0.113.9', 'fe80::1%eth0'],
    ['a request from within, through proxies alone', '10.0.0.0/8', '10.0.0.1', '10.0.0.9', '10.0.0.9'],
  ])('OPS-3 %s', (_, list, socket, forwardedFor, address) => {
    const proxies = readTrustedProxies(list) ?? new BlockList();
    expect(clientAddress({ socket, forwardedFor, proxies })).toBe(address);
  });
});

it.each(['1', 'localhost', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '::1/129', '10.0.0'])('OPS-3 %s is no list of proxies', (list) => {
  expect(readTrustedProxies(list)).toBeUndefined();
});
