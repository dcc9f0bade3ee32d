import { expect, it } from 'vitest';
import { checkPublishable, type LessonDraft } from './lesson.ts';
import { LessonIsEmpty, TwoVideos, UnknownVideoHost, VideoNeedsDuration } from './refusals.ts';

const EMPTY: LessonDraft = { title: 'Leçon', hasFile: false, videoLink: null, durationSeconds: null, body: null };
const LINK = 'https://vimeo.com/76979871';

it.each<[string, Partial<LessonDraft>, (new (facts: never) => Error) | null]>([
  ['a text', { body: 'Des mots' }, null],
  ['a film of ours with its duration', { hasFile: true, durationSeconds: 40 }, null],
  ['a film of another host with its duration', { videoLink: LINK, durationSeconds: 40 }, null],
  ['a film without a duration', { hasFile: true, body: 'Des mots' }, VideoNeedsDuration],
  ['a film of another host without a duration', { videoLink: LINK }, VideoNeedsDuration],
  ['two films', { hasFile: true, videoLink: LINK, durationSeconds: 40 }, TwoVideos],
  ['a link to another host', { videoLink: 'https://films.example/1', durationSeconds: 40 }, UnknownVideoHost],
  ['neither film nor text', { body: ' \n', videoLink: ' ' }, LessonIsEmpty],
])('LRN-5 %s', (_, lesson, refused) => {
  const publish = () => checkPublishable({ ...EMPTY, ...lesson });
  if (refused) expect(publish).toThrow(refused);
  else expect(publish).not.toThrow();
});
