import { beforeEach, expect, it, vi } from 'vitest';
import type { Answer, Save } from './saves';
import { once } from './send-once';

const sent = vi.fn<(save: Save) => Promise<Answer>>();
const save = once(sent);
const send = async () => ({ data: undefined, error: 'not used' });

beforeEach(() => {
  vi.useFakeTimers();
  sent.mockReset();
});

const creation: Save = { model: 'lesson', data: { title: 'Écouter' } };
const update: Save = { model: 'lesson', documentId: 'a', data: { title: 'Écouter' } };

it('H-93 a double click sends a save once, and both clicks have its answer', async () => {
  sent.mockResolvedValue({ data: 'saved' });
  expect(await Promise.all([save(update, send), save(update, send)])).toEqual([{ data: 'saved' }, { data: 'saved' }]);
  expect(sent).toHaveBeenCalledTimes(1);
});

it('H-93 what was typed while a save is under way is another save', async () => {
  sent.mockResolvedValue({ data: 'saved' });
  await Promise.all([save(update, send), save({ ...update, data: { title: 'Écouter vraiment' } }, send)]);
  expect(sent).toHaveBeenCalledTimes(2);
});

it('H-93 what was saved or refused is sent again when it is asked again', async () => {
  sent.mockResolvedValueOnce({ data: 'saved' });
  await save(update, send);
  sent.mockResolvedValueOnce({ error: 'refused' });
  await save(creation, send);
  sent.mockResolvedValue({ data: 'saved' });
  await save(update, send);
  await save(creation, send);
  expect(sent).toHaveBeenCalledTimes(4);
  await vi.runAllTimersAsync();
});

it('H-93 a form that has just created a document creates no second one; a form that is filled in later does', async () => {
  sent.mockResolvedValue({ data: 'saved' });
  await save(creation, send);
  await save(creation, send);
  expect(sent).toHaveBeenCalledTimes(1);

  await vi.advanceTimersByTimeAsync(6_000);
  await save(creation, send);
  expect(sent).toHaveBeenCalledTimes(2);
});
