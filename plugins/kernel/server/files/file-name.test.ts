import { describe, expect, it } from 'vitest';
import { acceptableName, attachmentNamed, decodeText, fileNameOf } from './file-name.ts';

/** Text as it is read from a form: one character a byte. */
const binary = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('latin1');

describe('H-98 the name of a file that is sent', () => {
  it.each([
    ['as it is typed', binary('Réunion d’été.mp4')],
    ['as a Mac decomposes it', binary('Réunion d’été.mp4'.normalize('NFD'))],
  ])('is read %s', (_, sent) => {
    expect(fileNameOf(`form-data; name="files"; filename="${sent}"`, sent)).toBe('Réunion d’été.mp4');
  });

  it('is read from Latin-1, in which old clients send it', () => {
    expect(decodeText(binary('Réunion.mp4', 'latin1'))).toBe('Réunion.mp4');
  });

  it.each([
    ["UTF-8''R%C3%A9union%20d%E2%80%99%C3%A9t%C3%A9.mp4", 'Réunion d’été.mp4'],
    ["utf-8'fr'Re%CC%81union.mp4", 'Réunion.mp4'],
    ["ISO-8859-1''R%E9union.mp4", 'Réunion.mp4'],
  ])('is read from filename*=%s before its plain form', (encoded, expected) => {
    expect(fileNameOf(`form-data; name="files"; filename="Reunion.mp4"; filename*=${encoded}`, 'Reunion.mp4')).toBe(expected);
  });

  it('may be missing', () => {
    expect(fileNameOf('form-data; name="files"', null)).toBeNull();
  });

  it('is accepted whatever its punctuation', () => {
    expect(acceptableName('Pourquoi ? « Bilan : été » 1/2.mp4')).toBe('Pourquoi - « Bilan - été » 1-2.mp4');
  });
});

describe('H-98 the name under which a file is saved', () => {
  it.each([
    [{ name: 'Réunion d’été.mp4', ext: '.mp4' }, "attachment; filename*=UTF-8''R%C3%A9union%20d%E2%80%99%C3%A9t%C3%A9.mp4"],
    [{ name: 'FILM.MP4', ext: '.mp4' }, "attachment; filename*=UTF-8''FILM.MP4"],
    [{ name: 'Bilan (v1.2)*', ext: '.pdf' }, "attachment; filename*=UTF-8''Bilan%20%28v1.2%29%2A.pdf"],
    [{ ext: '.pdf' }, 'attachment'],
  ])('%o is sent as %s', (file, expected) => {
    expect(attachmentNamed(file)).toBe(expected);
  });
});
