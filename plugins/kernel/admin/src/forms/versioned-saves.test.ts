import { beforeEach, expect, it, vi } from 'vitest';
import { type DocumentConflict, documentQuestion } from './conflicts';
import { noteBase } from './form-bases';
import { mergedText } from './merge';
import type { Answer, Request, Send } from './saves';
import { endSaves } from './unanswered-saves';
import { saveFromVersion } from './versioned-saves';

const MODEL = 'plugin::courses.lesson';
const LOST = { status: 503 };

/** One lesson on a server, which answers saves as the content manager does. */
class Lesson {
  body: string;
  version = 1;
  isAnswerLost = false;
  readonly #saves = new Map<string | undefined, number>();

  constructor(body: string) {
    this.body = body;
  }

  /** Saves as somebody else does. */
  change(body: string): void {
    this.body = body;
    this.version += 1;
  }

  send: Send = async ({ method, data, config }: Request): Promise<Answer> => {
    if (method !== 'PUT') return { data: { data: { body: this.body, version: this.version } } };

    const { 'Save-Id': id, 'If-Match': from } = config?.headers ?? {};
    const before = this.#saves.get(id);
    if (before) return refused(409, { code: 'kernel.already_saved', document: 'a', version: before });

    const changes = [{ field: 'body', at: '2026-11-27T20:00:00Z', staff: 'Anouk' }];
    if (from !== `"${this.version}"`) return refused(412, { code: 'kernel.stale_version', version: this.version, changes });

    this.change(Object(data).body);
    this.#saves.set(id, this.version);
    return this.isAnswerLost ? { error: LOST } : { data: { data: { version: this.version } } };
  };
}

const refused = (status: number, details: object): Answer => ({ error: { status, details } });

/** Saves what the form of the lesson shows. */
const save = (lesson: Lesson, body: string) =>
  saveFromVersion(
    { model: MODEL, documentId: 'a', data: { body } },
    { url: `/content-manager/collection-types/${MODEL}/a`, method: 'PUT', data: { body } },
    lesson.send,
    new AbortController().signal,
  );

const ask = vi.spyOn(documentQuestion, 'ask');

/** The text that a conflict would keep of both sides. */
const ofBoth = (conflict: DocumentConflict | undefined) => conflict && mergedText(conflict, 'body');

beforeEach(() => {
  endSaves();
  ask.mockReset();
});

it('H-93 H-94 what was typed after a save whose answer was lost is among what both wrote', async () => {
  const lesson = new Lesson('Un.\n\nDeux.');
  noteBase({ model: MODEL, document: 'a' }, { values: { body: lesson.body }, version: 1 });
  lesson.isAnswerLost = true;
  await save(lesson, 'Un, une.\n\nDeux.');
  lesson.isAnswerLost = false;
  lesson.change('Un, une.\n\nDeux, deux.');

  ask.mockResolvedValue(null);
  for (const _ of ['refused', 'refused again']) {
    await save(lesson, 'Un, une, et encore.\n\nDeux.');
    expect(ofBoth(ask.mock.lastCall?.[0])).toBe('Un, une, et encore.\n\nDeux, deux.');
  }
  expect(lesson.body).toBe('Un, une.\n\nDeux, deux.');
});

it('H-93 H-94 what was kept of both stays when the answer to it is lost, and is asked about again', async () => {
  const lesson = new Lesson('Un.\n\nDeux.');
  noteBase({ model: MODEL, document: 'a' }, { values: { body: lesson.body }, version: 1 });
  lesson.change('Un.\n\nDeux, deux.');
  ask.mockResolvedValue({ body: 'both' });
  lesson.isAnswerLost = true;
  expect(await save(lesson, 'Un, une.\n\nDeux.')).toEqual({ error: LOST });
  const kept = 'Un, une.\n\nDeux, deux.';
  expect(lesson.body).toBe(kept);

  lesson.isAnswerLost = false;
  await save(lesson, 'Un, une.\n\nDeux.');
  expect(ask).toHaveBeenCalledTimes(2);
  expect(lesson.body).toBe(kept);
});
