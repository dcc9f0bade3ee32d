import { expect, it } from 'vitest';
import { signInLimits, subnetOf } from './rate-limits.ts';

it.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['nonsense', 'nonsense'],
])('ACC-1 %s is of the subnet %s', (address, subnet) => {
  expect(subnetOf(address)).toBe(subnet);
});

it('ACC-1 a login attempt counts against the account, the address and the subnet; from a trusted browser against that alone', () => {
  const attempt = { email: 'amel@cordee.example', clientAddress: '192.0.2.77', trustedBrowser: null };
  expect(signInLimits(attempt).map(({ subject }) => subject.split(':')[0])).toEqual(['account', 'address', 'subnet']);
  expect(signInLimits({ ...attempt, trustedBrowser: 'x' }).map(({ subject }) => subject.split(':')[0])).toEqual(['device']);
  expect(signInLimits(attempt)[0]?.subject).not.toContain('amel');
});
