// How long the home page takes while something else goes on, for the drills.
import { setTimeout as pause } from 'node:timers/promises';

/** Opens the home page again and again, with a tenth of a second between, until `over`, and returns how long each took, the shortest first. */
export async function openHome(
  { site, cookie }: Readonly<{ site: string; cookie: string }>,
  over: Promise<unknown>,
): Promise<{ durations: number[]; statuses: Record<string, number> }> {
  let isOver = false;
  over.finally(() => (isOver = true));
  const durations: number[] = [];
  const statuses: Record<string, number> = {};
  while (!isOver) {
    const startedAt = performance.now();
    const response = await fetch(`${site}/`, { headers: { cookie } });
    await response.text();
    durations.push(performance.now() - startedAt);
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    await pause(100);
  }
  return { durations: durations.sort((a, b) => a - b), statuses };
}

export const quantile = (sorted: readonly number[], part: number): number => sorted[Math.floor(part * sorted.length)] ?? 0;

/** The median, the 95th percentile and the longest of sorted durations, in milliseconds. */
export const figures = (sorted: readonly number[]): string =>
  [quantile(sorted, 0.5), quantile(sorted, 0.95), sorted.at(-1) ?? 0].map(Math.round).join(' / ');
