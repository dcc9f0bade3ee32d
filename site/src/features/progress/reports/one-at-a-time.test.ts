import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

it('H-85 what is asked for while reports are being sent is done right after, once', async () => {
  const events: string[] = [];
  const send = oneAtATime(async (person: string) => {
    events.push(`${person} begins`);
    await pause(10);
    events.push(`${person} ends`);
  });
  const first = send('lina');
  const second = send('lina');
  await Promise.all([first, second, send('lina')]);
  expect(events).toEqual(['lina begins', 'lina ends', 'lina begins', 'lina ends']);
  await send('lina');
  expect(events).toHaveLength(6);
});

it('H-85 what is asked for is done although the run before it failed', async () => {
  const outcomes = [Promise.reject(new Error('canary')), Promise.resolve()];
  const send = oneAtATime(() => outcomes.shift() ?? Promise.reject(new Error('a run too many')));
  const first = send('lina');
  const second = send('lina');
  await expect(first).rejects.toThrow('canary');
  await expect(second).resolves.toBeUndefined();
});
