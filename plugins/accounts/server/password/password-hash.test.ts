import { threadTask } from '@cordee/kernel';
import bcrypt from 'bcryptjs';
import { expect, it } from 'vitest';
import { encodeHash } from './domain/argon2-hash.ts';
import { matchPassword } from './password-hash.ts';

const PASSWORD = 'une phrase assez longue';
const ofBefore = bcrypt.hashSync(PASSWORD, 4);
const cheap = encodeHash({ memory: 8, passes: 1, parallelism: 1, nonce: Buffer.alloc(16), hash: Buffer.alloc(32) });

/** More than may be under way and wait together, on any machine that runs this. */
const FLOOD = 300;

/** What came of each: refused because too many wait, or compared. */
const outcomes = async (all: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(all)).map((one) => (one.status === 'rejected' ? one.reason.code : one.status));

it('ACC-1 passwords that are estimated, however many, keep no account of before from signing in', async () => {
  const estimate = threadTask<typeof import('./domain/password-strength.ts').isEasyToGuess>(
    new URL('./domain/password-strength.ts', import.meta.url),
    'isEasyToGuess',
  );
  const flood = outcomes(Array.from({ length: FLOOD }, () => estimate({ password: 'a', words: [] })));

  expect(await matchPassword(PASSWORD, ofBefore)).toBeTypeOf('string');
  expect(new Set(await flood), 'the others').toEqual(new Set(['kernel.busy', 'fulfilled']));
});

it('ACC-1 when too many wait, whoever comes is refused, whichever way the password is hashed, or none', async () => {
  const flood = outcomes(Array.from({ length: FLOOD }, () => matchPassword(PASSWORD, cheap)));
  const late = [ofBefore, cheap, undefined].map((stored) => matchPassword(PASSWORD, stored));

  expect(await outcomes(late)).toEqual(['kernel.busy', 'kernel.busy', 'kernel.busy']);
  expect(new Set(await flood), 'the others').toEqual(new Set(['kernel.busy', 'fulfilled']));
});
