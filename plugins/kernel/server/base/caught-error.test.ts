import { expect, it } from 'vitest';
import { failureText, maskAddresses } from './caught-error.ts';

it.each([
  ['what the host says', new Error('no answer within 10 s'), 'no answer within 10 s'],
  [
    'what PostgreSQL says, without the statement that knex puts before it',
    Object.assign(new Error('update x set a = b - c where d = $1 - canceling statement due to lock timeout'), { severity: 'ERROR' }),
    'canceling statement due to lock timeout',
  ],
  ['what was thrown, whatever it is', 'a text', 'a text'],
  ['no more than one reads', new Error('x'.repeat(1000)), 'x'.repeat(300)],
])('JOB-2 a failure says %s', (_, error, text) => {
  expect(failureText(error)).toBe(text);
});

it.each([
  ['451 4.2.1 <zoe.martin+x@cordee.example>: mailbox busy', '451 4.2.1 <…@…>: mailbox busy'],
  ['to:"zoe@cordee.example",later', 'to:"…@…",later'],
  ['nothing to hide', 'nothing to hide'],
])('ACC-20 %s is shown without its address', (text, masked) => {
  expect(maskAddresses(text)).toBe(masked);
});
