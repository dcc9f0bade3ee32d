import { domainToUnicode } from 'node:url';

/** An address as people read it: its domain with letters instead of `xn--`. (H-71) */
export function shownEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at + 1)}${domainToUnicode(address.slice(at + 1)) || address.slice(at + 1)}`;
}
