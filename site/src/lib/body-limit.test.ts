import { describe, expect, it } from 'vitest';
import { bodyLimit, hasOneField } from './body-limit.ts';

const KILOBYTES = 1024;
const limitOf = (contentType: string, action = 'accounts.signIn') =>
  bodyLimit(new URL(`http://cordee.example/connexion?_action=${action}`), new Headers({ 'content-type': contentType }));

describe('the body of a request', () => {
  it.each([
    ['a form', 'application/x-www-form-urlencoded', 64 * KILOBYTES],
    ['a form in parts', 'multipart/form-data; boundary=x', 64 * KILOBYTES],
    ['a report of the player', 'application/json', 256 * KILOBYTES],
    ['anything else', 'text/plain', 64 * KILOBYTES],
  ])('SEC-9 of %s is as large as such a one may be', (_, contentType, limit) => {
    expect(limitOf(contentType)).toBe(limit);
  });

  it('SEC-9 of the form with a picture is large in the encoding that holds one, and in no other', () => {
    expect(limitOf('multipart/form-data; boundary=x', 'accounts.uploadPicture')).toBe(11 * KILOBYTES * KILOBYTES);
    expect(limitOf('application/x-www-form-urlencoded', 'accounts.uploadPicture')).toBe(64 * KILOBYTES);
    expect(limitOf('application/json', 'accounts.uploadPicture')).toBe(256 * KILOBYTES);
  });
});

describe('the form with a picture', () => {
  const part = '--x\r\nContent-Disposition: form-data; name="picture"; filename="a.jpg"\r\n\r\n\r\n';
  const has = (body: string, contentType = 'multipart/form-data; boundary=x') => hasOneField(Buffer.from(body), contentType);

  it('SEC-9 has one field', () => {
    expect(has(`${part}--x--\r\n`)).toBe(true);
    expect(has(`${part}--x--`)).toBe(true);
  });

  it.each([
    ['two fields', `${part}${part}--x--\r\n`],
    ['no end', part],
    ['something before the first', `junk\r\n${part}--x--\r\n`],
    ['nothing', ''],
  ])('SEC-9 is refused with %s', (_, body) => {
    expect(has(body)).toBe(false);
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary="x"', 'multipart/form-data; boundary=x; boundary=y'])(
    'SEC-9 is refused when its type does not say plainly where fields end: %s',
    (contentType) => {
      expect(has(`${part}--x--\r\n`, contentType)).toBe(false);
    },
  );
});
