import { describe, expect, it } from 'vitest';
import { nextLesson } from './next-lesson.ts';

/** 'a1 b c2' is three lessons, a seen first and c second. */
const course = (text: string) =>
  text.split(' ').map((word) => ({ lesson: word.charAt(0), seenAt: word.length > 1 ? new Date(Number(word.slice(1)) * 1000) : null }));

describe('the next lesson', () => {
  it.each([
    ['nothing seen: the first', 'a b c', 'a'],
    ['the one after the lesson most recently seen', 'a1 b c', 'b'],
    ['the one after, also when earlier ones are left', 'a b2 c', 'c'],
    ['if that is seen, the next unseen', 'a2 b1 c', 'c'],
    ['wrapping round', 'a b c1', 'a'],
    ['wrapping round past what is seen', 'a1 b c2', 'b'],
    ['none when all are seen', 'a1 b2 c3', null],
  ])('LRN-11 %s', (_, lessons, next) => {
    expect(nextLesson(course(lessons))?.lesson ?? null).toBe(next);
  });
});
