import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { normalizeEmail } from './email-address.ts';

/** Something that guesses are counted against, and how many an hour it takes. */
export type RateLimit = Readonly<{ subject: string; maxPerHour: number }>;

/**
 * How many wrong passwords an hour are looked at: for one account, from browsers that its person never signed in with; for
 * one browser that they did; and from one client address or one subnet, whatever the account. Only failures stay counted, so
 * that a hospital behind one address is not locked out by its many right ones. (ACC-1, ACC-2)
 */
const MAX_PER_HOUR = { account: 30, trustedBrowser: 20, address: 100, subnet: 400 } as const;

type LoginAttempt = Readonly<{ email: string; clientAddress: string; trustedBrowser: string | null }>;

/** What a guess counts against: a known browser against itself alone. */
export function signInLimits({ email, clientAddress, trustedBrowser }: LoginAttempt): RateLimit[] {
  if (trustedBrowser !== null)
    return [{ subject: `device:${digest(`${trustedBrowser} ${email}`)}`, maxPerHour: MAX_PER_HOUR.trustedBrowser }];

  return [
    { subject: `account:${digest(email)}`, maxPerHour: MAX_PER_HOUR.account },
    { subject: `address:${clientAddress}`, maxPerHour: MAX_PER_HOUR.address },
    { subject: `subnet:${subnetOf(clientAddress)}`, maxPerHour: MAX_PER_HOUR.subnet },
  ];
}

/** How often an hour a message goes out because a stranger asked for it: from one client address, and to one address. (ACC-9) */
export const publicFormLimits = (what: string, { email, clientAddress }: Pick<LoginAttempt, 'email' | 'clientAddress'>): RateLimit[] => [
  { subject: `${what}-from:${clientAddress}`, maxPerHour: 30 },
  { subject: `${what}-to:${digest(normalizeEmail(email))}`, maxPerHour: 5 },
];

/** The network that an address belongs to, as far as one household or company holds it: /24, and /48 of IPv6. */
export function subnetOf(clientAddress: string): string {
  if (!ipaddr.isValid(clientAddress)) return clientAddress;

  const address = ipaddr.process(clientAddress);
  return address.kind() === 'ipv4'
    ? `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/24`)}/24`
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/48`)}/48`;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
