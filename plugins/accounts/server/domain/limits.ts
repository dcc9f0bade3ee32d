import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { normalAddress } from './address.ts';

/** Something that guesses are counted against, and how many an hour it takes. */
export type Limit = Readonly<{ subject: string; most: number }>;

/**
 * How many wrong passwords an hour are looked at: for one account, from browsers that its person never signed in with; for
 * one browser that they did; and from one client address or one subnet, whatever the account. Only failures stay counted, so
 * that a hospital behind one address is not locked out by its many right ones. (ACC-1, ACC-2)
 */
const MOST = { account: 30, device: 20, address: 100, subnet: 400 } as const;

type Guess = Readonly<{ email: string; clientAddress: string; device: string | null }>;

/** What a guess counts against: a known browser against itself alone. */
export function limitsOf({ email, clientAddress, device }: Guess): Limit[] {
  if (device !== null) return [{ subject: `device:${digest(`${device} ${email}`)}`, most: MOST.device }];

  return [
    { subject: `account:${digest(email)}`, most: MOST.account },
    { subject: `address:${clientAddress}`, most: MOST.address },
    { subject: `subnet:${subnetOf(clientAddress)}`, most: MOST.subnet },
  ];
}

/** How often an hour a message goes out because a stranger asked for it: from one client address, and to one address. (ACC-9) */
export const askingLimits = (what: string, { email, clientAddress }: Pick<Guess, 'email' | 'clientAddress'>): Limit[] => [
  { subject: `${what}-from:${clientAddress}`, most: 30 },
  { subject: `${what}-to:${digest(normalAddress(email))}`, most: 5 },
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
