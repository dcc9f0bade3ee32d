/** Seconds to wait after the given number of failed tries: 2, 4, 8 … up to an hour. */
export const backoff = (tries: number): number => Math.min(2 ** Math.min(tries, 12), 3600);
