import { expect, it } from 'vitest';
import { checkPublishable } from './lesson.ts';
import { LessonIsEmpty, VideoNeedsDuration } from './refusals.ts';

it.each([
  ['a text', { hasVideo: false, durationSeconds: null, body: 'Des mots' }, null],
  ['a video with its duration', { hasVideo: true, durationSeconds: 40, body: null }, null],
  ['a video without a duration', { hasVideo: true, durationSeconds: null, body: 'Des mots' }, VideoNeedsDuration],
  ['neither video nor text', { hasVideo: false, durationSeconds: null, body: ' \n' }, LessonIsEmpty],
])('LRN-5 %s', (_, lesson, refused) => {
  const publish = () => checkPublishable({ title: 'Leçon', ...lesson });
  if (refused) expect(publish).toThrow(refused);
  else expect(publish).not.toThrow();
});
