/** Exponential backoff: the seconds to wait after a number of failed attempts, 2, 4, 8 … up to an hour. */
export const backoff = (attempts: number): number => Math.min(2 ** Math.min(attempts, 12), 3600);
