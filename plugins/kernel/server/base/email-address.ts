import { refusal } from './refusal.ts';

type NoFacts = Record<string, never>;

/** What was typed is no e-mail address. (H-72) */
export const AddressUnreadable = refusal<NoFacts>('kernel.address_unreadable', 422);

/** More than one address was typed in a field for one. (H-72) */
export const SeveralAddresses = refusal<NoFacts>('kernel.several_addresses', 422);

/** The address has more than `longest` signs, its domain written as `xn--`: no mail server takes it. (H-73) */
export const AddressTooLong = refusal<{ longest: number }>('kernel.address_too_long', 422);

/** The most signs of an address. (RFC 5321) */
export const MAX_EMAIL_LENGTH = 254;

/** The most signs before its @. */
const MAX_LOCAL_LENGTH = 64;

/** Characters without a width, and no-break spaces: they come along when an address is copied. */
const UNSEEN = /[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff]/g;

/** Letters, digits and the signs that need no quotes, in words that dots separate; letters of any script. (RFC 5322, RFC 6532) */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

/** Labels of letters, digits and hyphens inside, of at most 63 signs each; the last one is no number. */
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])$/;

/**
 * Normalises an e-mail address to the form in which addresses are stored and looked up: Unicode NFC, in lower case, its domain as `xn--`,
 * without spaces around it, invisible characters, `mailto:` and the name before `<…>`. To compare two addresses, normalise both. What is no
 * address stays none. (ACC-1, H-71, H-72)
 */
export function normalizeEmail(typed: string): string {
  const seen = typed.normalize('NFC').replace(UNSEEN, '').trim();
  const address = bare(/^[^<>]*<([^<>]*)>$/.exec(seen)?.[1] ?? seen).toLowerCase();
  const at = address.lastIndexOf('@');
  const domain = at < 0 ? undefined : asciiDomain(address.slice(at + 1));
  return domain === undefined ? address : `${address.slice(0, at)}@${domain}`;
}

/** The normal form of a typed address, one that can sign in, be invited and be written to. @throws AddressUnreadable, SeveralAddresses, AddressTooLong (H-73) */
export function emailAddress(typed: string): string {
  const address = normalizeEmail(typed);
  if (address.split(/[\s,;<>]+/).filter((part) => part.includes('@')).length > 1) throw new SeveralAddresses({});
  const [local = '', domain = '', ...rest] = address.split('@');
  const isWhole = LOCAL_PART.test(local) && DOMAIN.test(domain) && asciiDomain(domain) === domain && rest.length === 0;
  if (!isWhole) throw new AddressUnreadable({});
  if (address.length > MAX_EMAIL_LENGTH || local.length > MAX_LOCAL_LENGTH) throw new AddressTooLong({ longest: MAX_EMAIL_LENGTH });

  return address;
}

/**
 * Tells whether an address may imitate another one: a word of it mixes scripts whose letters look alike, as a Cyrillic а among Latin ones. It
 * is read as it is shown, with the letters of its domain. (H-73)
 */
export const mixesScripts = (shown: string): boolean =>
  shown.split(/[^\p{L}\p{M}]+/u).some((word) => LOOKALIKES.filter((script) => script.test(word)).length > 1);

const LOOKALIKES = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u, /\p{Script=Cherokee}/u];

/** An address without `mailto:` and its parameters, and without the signs that follow it in a sentence or a list. */
const bare = (address: string) =>
  address
    .trim()
    .replace(/^mailto:([^?]*).*$/is, '$1')
    .replace(/[.,;]+$/, '')
    .trim();

/** A domain as the name system knows it; undefined when it has other characters than a domain. */
function asciiDomain(domain: string): string | undefined {
  if (!/^[\p{L}\p{M}\p{N}.。．｡-]+$/u.test(domain)) return undefined;

  return URL.parse(`http://${domain}`)?.hostname.replace(/\.$/, '');
}
