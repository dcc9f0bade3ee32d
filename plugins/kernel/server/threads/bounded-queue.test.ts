import { expect, it } from 'vitest';
import { Busy } from '../base/busy.ts';
import { boundedQueue } from './bounded-queue.ts';

it('OPS-2 two at once, three waiting, and one more is refused at once; when one is done, another may come', async () => {
  const run = boundedQueue({ atOnce: 2, waiting: 3 });
  const finish: (() => void)[] = [];
  const work = () => run(() => new Promise<void>((resolve) => finish.push(resolve)));
  const all = Array.from({ length: 5 }, work);

  await expect(work()).rejects.toThrow(Busy);
  expect(finish, 'under way').toHaveLength(2);
  finish[0]?.();
  await all[0];
  all.push(work());
  await expect(work()).rejects.toThrow(Busy);

  for (let done = 1; done < 6; done += 1) {
    await expect.poll(() => finish.length).toBeGreaterThan(done);
    finish[done]?.();
  }
  expect(await Promise.all(all)).toHaveLength(6);
});
