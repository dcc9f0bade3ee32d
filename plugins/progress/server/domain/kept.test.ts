import { describe, expect, it } from 'vitest';
import { keptThemes } from './kept.ts';

const row = (theme: string, more: { won?: boolean; lesson?: string; themeTitle?: string }) =>
  ({
    theme,
    themeTitle: more.themeTitle ?? null,
    won: more.won ?? false,
    lesson: more.lesson ?? null,
    lessonTitle: more.lesson ?? null,
  }) as never;

describe('what a course no longer shows', () => {
  it('LRN-16 a badge and the lessons seen of one theme stand together, each lesson once', () => {
    const kept = [
      row('a', { lesson: 'x', themeTitle: 'A' }),
      row('a', { lesson: 'x', themeTitle: 'A' }),
      row('b', { won: true }),
      row('a', { won: true }),
    ];
    expect(keptThemes(kept)).toEqual([
      { id: 'a', title: 'A', won: true, lessons: [{ id: 'x', title: 'x' }] },
      { id: 'b', title: null, won: true, lessons: [] },
    ]);
  });
});
