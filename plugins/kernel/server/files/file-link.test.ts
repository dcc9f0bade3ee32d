import { describe, expect, it } from 'vitest';
import { fileLink, isLinkValid } from './file-link.ts';

const now = new Date('2026-11-22T10:00:00.400Z');
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const parts = (link: string) => {
  const { pathname, searchParams } = new URL(link, 'http://cms');
  return { file: pathname.slice('/uploads/'.length), until: searchParams.get('until') ?? '', key: searchParams.get('key') ?? '' };
};

describe('SEC-14 a signed link to a file', () => {
  const link = parts(fileLink('film_1a.mp4', now, 'secret'));

  it('is valid for a minute', () => {
    expect([0, 59, 60, 61].map((seconds) => isLinkValid(link, after(seconds), 'secret'))).toEqual([true, true, false, false]);
  });

  it('is valid for one file, until its own expiry, in the app that signed it', () => {
    expect(isLinkValid({ ...link, file: 'film_1b.mp4' }, now, 'secret')).toBe(false);
    expect(isLinkValid({ ...link, until: String(Number(link.until) + 60) }, now, 'secret')).toBe(false);
    expect(isLinkValid({ ...link, until: `${link.until}.0` }, now, 'other')).toBe(false);
    expect(isLinkValid({ ...link, key: '' }, now, 'secret')).toBe(false);
  });
});
