import crypto from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { boundedQueue, threadTask } from '@cordee/kernel';
import { type Argon2Cost, decodeHash, encodeHash, isPresentHash, PRESENT_COST } from './domain/argon2-hash.ts';
import { normalizePassword, passwordForms } from './domain/password.ts';

/** The length of a nonce (a salt) and of a hash, in bytes. */
const [NONCE_BYTES, HASH_BYTES] = [16, 32];

/**
 * Hashes are computed by threads of Node, of which there are four, and files and names of hosts wait for the same: two at most are taken, and
 * one processor is left to the requests. A hundred that wait take some two seconds.
 */
const queued = boundedQueue({ atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)), waiting: 100 });

const compareBcrypt = threadTask<typeof import('./compare-bcrypt.ts').compareBcrypt>(
  new URL('./compare-bcrypt.ts', import.meta.url),
  'compareBcrypt',
);

/** Hashes the normal form of a password by argon2id. @throws Busy, when too many wait (H-74) */
export async function hashPassword(typed: string): Promise<string> {
  const nonce = crypto.randomBytes(NONCE_BYTES);
  return encodeHash({ ...PRESENT_COST, nonce, hash: await argon2(normalizePassword(typed), { ...PRESENT_COST, nonce }) });
}

/**
 * How a password has this hash: `current`, if a new one would be made alike, or `outdated`, if it is of another algorithm or cost, or of the
 * password as it was typed, from before there was a normal form. Where the two forms differ, both are always tried, whatever the first says:
 * the time of the answer depends on nothing but what was typed. @throws Busy, when too many wait (H-74)
 */
export async function matchPassword(typed: string, stored: string): Promise<'current' | 'outdated' | undefined> {
  const matches: boolean[] = [];
  for (const form of passwordForms(typed)) matches.push(await hasHash(form, stored));
  const [isNormal, isAsTyped] = matches;
  if (isNormal && isPresentHash(stored)) return 'current';
  return isNormal || isAsTyped ? 'outdated' : undefined;
}

async function hasHash(password: string, stored: string): Promise<boolean> {
  const known = decodeHash(stored);
  if (!known) return compareBcrypt({ password, hash: stored });

  return crypto.timingSafeEqual(await argon2(password, known), known.hash);
}

const argon2 = (message: string, { memory, passes, parallelism, nonce }: Argon2Cost & Readonly<{ nonce: Buffer }>): Promise<Buffer> =>
  queued(() => promisify(crypto.argon2)('argon2id', { message, nonce, memory, passes, parallelism, tagLength: HASH_BYTES }));
