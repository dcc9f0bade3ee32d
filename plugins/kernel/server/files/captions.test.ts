import { describe, expect, it } from 'vitest';
import { toWebVtt } from './captions.ts';
import { CaptionsEmpty } from './refusals.ts';

const WORDS = 'L’été, où « Noël » coûte 5 €';
const CAPTIONS = `WEBVTT\n\n00:00:00.000 --> 00:00:04.000\n${WORDS}\n`;
const text = (content: string) => content.replaceAll('\n', '\r\n');
const utf16 = (content: string) => Buffer.from(`\uFEFF${content}`, 'utf16le');
/** The letters of `WORDS` that Windows-1252 has elsewhere than Latin-1. */
const windows1252 = (content: string) => Buffer.from(content.replaceAll('’', '\x92').replaceAll('€', '\x80'), 'latin1');

describe('captions as people have them', () => {
  it.each([
    ['WebVTT', Buffer.from(CAPTIONS)],
    ['WebVTT with a byte order mark and Windows line ends', Buffer.from(text(`\uFEFF${CAPTIONS}`))],
    ['Unicode of the Windows editor', utf16(text(CAPTIONS))],
    ['UTF-16, the other way round', utf16(text(CAPTIONS)).swap16()],
    ['Windows-1252', windows1252(text(CAPTIONS))],
    ['commas in the times', Buffer.from(CAPTIONS.replaceAll('.000', ',000'))],
  ])('H-91 are taken: %s', (_, bytes) => {
    expect(toWebVtt(bytes, 'c.vtt')).toBe(CAPTIONS);
  });

  it('H-91 are converted from SubRip, whatever they are called', () => {
    const subRip = `1\n00:00:00,000 --> 00:00:04,000\n${WORDS}\n\n2\n0:01:02,5 --> 0:01:04,25\nSuite\n`;
    for (const bytes of [Buffer.from(text(subRip)), windows1252(subRip), Buffer.from(subRip.slice(2))])
      expect(toWebVtt(bytes, 'c.srt')).toContain(`00:00:00.000 --> 00:00:04.000\n${WORDS}\n\n2\n00:01:02.500 --> 00:01:04.250\nSuite\n`);
  });

  it('H-91 keep their notes, settings and marks', () => {
    const marked = 'WEBVTT\n\nNOTE pour plus tard\n\n00:00.000 --> 00:04.000 line:0\n<b>gras</b>\n';
    expect(toWebVtt(Buffer.from(marked), 'c.vtt')).toBe(marked.replace('00:00.000 --> 00:04.000', '00:00:00.000 --> 00:00:04.000'));
  });

  it.each(['WEBVTT', 'WEBVTT\n\nNOTE rien', '1\n00:00:00,000 --> 00:00:04,000\n\n', 'WEBVTT\n\n00:00:00.000 --> 00:00:04.000\n\n'])(
    'H-91 are refused without a cue: %j',
    (content) => {
      expect(() => toWebVtt(Buffer.from(content), 'c.vtt')).toThrow(CaptionsEmpty);
    },
  );

  it.each(['', 'Bonjour', '<html>', 'WEBVTTX\n', 'WEBVTT\n\0'])('SEC-7 what is none is none: %j', (content) => {
    expect(toWebVtt(Buffer.from(content), 'c.vtt')).toBeUndefined();
  });
});
