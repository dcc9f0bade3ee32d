import { expect, it } from 'vitest';
import { filmIdentity, hostedVideo } from './video-link.ts';

it.each([
  ['https://vimeo.com/76979871', { host: 'vimeo', id: '76979871', hash: null }],
  [' https://vimeo.com/76979871/8272103f6e ', { host: 'vimeo', id: '76979871', hash: '8272103f6e' }],
  ['https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1', { host: 'vimeo', id: '76979871', hash: '8272103f6e' }],
  ['https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=12', { host: 'youtube', id: 'aqz-KE-bpKQ' }],
  ['https://youtu.be/aqz-KE-bpKQ?si=x', { host: 'youtube', id: 'aqz-KE-bpKQ' }],
  ['https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ', { host: 'youtube', id: 'aqz-KE-bpKQ' }],
])('LRN-5 knows the video behind %s', (link, video) => {
  expect(hostedVideo(link)).toEqual(video);
});

it.each([
  '',
  'vimeo.com/76979871',
  'javascript:alert(1)//vimeo.com/76979871',
  'https://vimeo.com.evil.example/76979871',
  'https://evil.example/?https://vimeo.com/76979871',
  'https://vimeo.com/about',
  'https://vimeo.com/76979871?h="><script>',
  'https://www.youtube.com/playlist?list=x',
  'https://youtu.be/<script>alert',
])('LRN-5 knows no video behind %j', (link) => {
  expect(hostedVideo(link)).toBeUndefined();
});

it('H-87 a film stays the same when its link is written otherwise, and not when its id or its file is another', () => {
  const identity = (videoLink: string | null, fileUrl: string | null = null) => filmIdentity({ fileUrl, videoLink });
  expect(identity('https://youtu.be/aqz-KE-bpKQ?si=x')).toBe(identity('https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=12'));
  expect(identity('https://youtu.be/aqz-KE-bpKQ')).not.toBe(identity('https://youtu.be/bqz-KE-bpKQ'));
  expect(identity(null, '/uploads/a.mp4')).not.toBe(identity(null, '/uploads/b.mp4'));
  expect(identity(null)).toBeNull();
});
