/**
 * Returns the IP address of the reader. Each of our proxies appends the address that it was called from to X-Forwarded-For;
 * entries before those were written by the client and are not trusted.
 */
export function clientAddress(headers: Headers, { socket, proxies }: { socket: string; proxies: number }): string {
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  return (proxies > 0 && forwarded.at(-proxies)) || socket;
}
