import { expect, it } from 'vitest';
import { costOfOne, loadBetween, medianOf, perMinute } from './server-load.ts';

const second = { commits: 15, walBytes: 1_000, processorMs: 20, durationMs: 1_000 };

it('a repetition costs what the server did beyond what it does when idle, whatever the two measurements took', () => {
  const acting = { commits: 330, walBytes: 62_000, processorMs: 1_000, durationMs: 2_000 };
  expect(costOfOne(acting, second, 60)).toEqual({ commits: 5, walBytes: 1_000, processorMs: 16 });
});

it('the load is the difference of two readings, and a minute is counted at its rate', () => {
  const load = loadBetween({ commits: 100, walBytes: 5_000, processorMs: 70 }, { commits: 130, walBytes: 7_000, processorMs: 110 }, 2_000);
  expect(load).toEqual({ commits: 30, walBytes: 2_000, processorMs: 40, durationMs: 2_000 });
  expect(perMinute(load)).toEqual({ commits: 900, walBytes: 60_000, processorMs: 1_200 });
});

it('one noisy round does not change the median', () => {
  const rounds = [second, { ...second, processorMs: 900 }, second];
  expect(medianOf(rounds)).toEqual({ commits: 15, walBytes: 1_000, processorMs: 20 });
  expect(medianOf([second, { ...second, commits: 17 }]).commits).toBe(16);
});

it('processor time that a system does not tell stays unknown', () => {
  const untold = { ...second, processorMs: null };
  expect(costOfOne(untold, untold, 60).processorMs).toBeNull();
  expect(medianOf([untold]).processorMs).toBeNull();
});
