import { createHash } from 'node:crypto';
import { normalizeEmail } from '@cordee/kernel/pure';
import ipaddr from 'ipaddr.js';

/** A rate limit: the subject that attempts are counted against, and how many an hour are allowed. */
export type RateLimit = Readonly<{ subject: string; maxPerHour: number }>;

/**
 * Throttles brute force: the maximum number of failed login attempts an hour, for one account from untrusted browsers, for one trusted browser, and from one
 * client address or one subnet, whatever the account. Only failures stay counted, so that a hospital behind one address is not locked
 * out by its many successful sign-ins. (ACC-1, ACC-2)
 */
const MAX_PER_HOUR = { account: 30, trustedBrowser: 20, address: 100, subnet: 400 } as const;

/** `trustedBrowser`: the id of a browser that the account trusts (`browserId`), which stays when its token is replaced; null for any other. */
type LoginAttempt = Readonly<{ email: string; clientAddress: string; trustedBrowser: string | null }>;

/**
 * How many mails of one kind go out on request to one address or person in an hour, so that nobody can flood a mailbox:
 * password resets, sign-up confirmations, address changes and public forms. (ACC-2, ACC-3, ACC-9, ACC-10)
 */
export const MAX_REQUESTED_MAILS_PER_HOUR = 5;

/** The limits that a login attempt counts against; an attempt from a trusted browser counts against that browser alone. (ACC-1) */
export function signInLimits({ email, clientAddress, trustedBrowser }: LoginAttempt): RateLimit[] {
  if (trustedBrowser !== null)
    return [{ subject: `device:${digest(`${trustedBrowser} ${email}`)}`, maxPerHour: MAX_PER_HOUR.trustedBrowser }];

  return [
    { subject: `account:${digest(email)}`, maxPerHour: MAX_PER_HOUR.account },
    { subject: `address:${clientAddress}`, maxPerHour: MAX_PER_HOUR.address },
    { subject: `subnet:${subnetOf(clientAddress)}`, maxPerHour: MAX_PER_HOUR.subnet },
  ];
}

/** How many sign-ups an hour are made from one client address (a whole organisation may be behind it) and one subnet, and how many are tried. */
const MAX_SIGN_UPS_PER_HOUR = { address: 30, subnet: 120, tries: 100 } as const;

/** The limits that a sign-up counts against. (ACC-3) */
export const signUpLimits = (clientAddress: string): RateLimit[] => [
  { subject: `sign-up:${clientAddress}`, maxPerHour: MAX_SIGN_UPS_PER_HOUR.address },
  { subject: `sign-up-subnet:${subnetOf(clientAddress)}`, maxPerHour: MAX_SIGN_UPS_PER_HOUR.subnet },
];

/** The limit of forms whose password is estimated, which may be too easy: then it is tried, and no sign-up. (ACC-3) */
export const signUpTryLimits = (clientAddress: string): RateLimit[] => [
  { subject: `sign-up-try:${clientAddress}`, maxPerHour: MAX_SIGN_UPS_PER_HOUR.tries },
];

/** The limit of the mails to one address, whichever of the forms that send the same mail (`what`) is used. (ACC-3, ACC-9) */
export const requestedMailLimit = (what: string, email: string): RateLimit => ({
  subject: `${what}-to:${digest(normalizeEmail(email))}`,
  maxPerHour: MAX_REQUESTED_MAILS_PER_HOUR,
});

/** The limit of the requests of a public form (`what`) that sends mail, from one client address. (ACC-9) */
export const publicFormLimit = (what: string, clientAddress: string): RateLimit => ({
  subject: `${what}-from:${clientAddress}`,
  maxPerHour: 30,
});

/** Returns the subnet of a client address, about what one household or company holds: /24 for IPv4, /48 for IPv6. */
export function subnetOf(clientAddress: string): string {
  if (!ipaddr.isValid(clientAddress)) return clientAddress;

  const address = ipaddr.process(clientAddress);
  return address.kind() === 'ipv4'
    ? `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/24`)}/24`
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/48`)}/48`;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
