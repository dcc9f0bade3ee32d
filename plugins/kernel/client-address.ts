import { BlockList, type IPVersion, isIP } from 'node:net';

/** The proxies of an installation: addresses and ranges. */
export type TrustedProxies = Pick<BlockList, 'check'>;

/** Reads a list such as `10.0.0.7, 192.168.0.0/16`; undefined when an entry is neither an address nor a range. */
export function readTrustedProxies(list: string): TrustedProxies | undefined {
  const proxies = new BlockList();
  for (const entry of list.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', bits, ...rest] = entry.split('/');
    const version = isIP(address);
    const isRange = bits !== undefined;
    if (version === 0 || rest.length > 0 || (isRange && !isPrefix(bits, version))) return undefined;
    if (isRange) proxies.addSubnet(address, Number(bits), family(version));
    else proxies.addAddress(address, family(version));
  }
  return proxies;
}

/** What a connection tells of who is behind it: the address that it comes from, and the header of the proxies that it went through. */
type Connection = Readonly<{ socket: string | undefined; forwardedFor: string | null | undefined; proxies: TrustedProxies }>;

/**
 * Returns the IP address of the device behind a connection. A proxy appends the address that called it to X-Forwarded-For; only what trusted
 * proxies appended is believed, and only while it is an address: what stands before was written by whoever called them. (OPS-3)
 */
export function clientAddress({ socket = '', forwardedFor, proxies }: Connection): string {
  let client = withoutMapping(socket);
  for (const hop of (forwardedFor ?? '').split(',').reverse()) {
    const address = withoutMapping(hop.trim());
    if (!isTrusted(client, proxies) || isIP(address) === 0) break;
    client = address;
  }
  return client;
}

const isTrusted = (address: string, proxies: TrustedProxies): boolean => isIP(address) > 0 && proxies.check(address, family(isIP(address)));

/** An IPv4 address that is written as one of IPv6 is the same address. */
const withoutMapping = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');

const isPrefix = (bits: string, version: number): boolean => /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);

const family = (version: number): IPVersion => (version === 4 ? 'ipv4' : 'ipv6');
