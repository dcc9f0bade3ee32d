/**
 * The address of the reader's own machine. Each proxy of ours adds the address it was called from at the end of
 * X-Forwarded-For; what stands before that is whatever the reader wrote, and is not believed.
 */
export function clientAddress(headers: Headers, { socket, proxies }: { socket: string; proxies: number }): string {
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  return (proxies > 0 && forwarded.at(-proxies)) || socket;
}
