import crypto from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { boundedQueue, ownThreadTask } from '@cordee/kernel';
import { type Argon2Cost, decodeHash, encodeHash, isPresentHash, NOBODYS_HASH, PRESENT_COST } from './domain/argon2-hash.ts';
import { normalizePassword, passwordForms } from './domain/password.ts';

/** The length of a nonce (a salt) and of a hash, in bytes. */
const [NONCE_BYTES, HASH_BYTES] = [16, 32];

/** How many passwords are hashed or compared at once: Node has four threads for that, and for files and names of hosts; one processor is left to the requests. */
const AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1));

/**
 * Every password waits for the same turn, whichever way it is hashed, and also one that has no hash: neither the wait nor a refusal tells what is
 * stored. A hundred that wait take some two to six seconds.
 */
const inTurn = boundedQueue({ atOnce: AT_ONCE, waiting: 100 });

/** Its threads are as many as there are turns: nothing waits for them. */
const compareBcrypt = ownThreadTask<typeof import('./compare-bcrypt.ts').compareBcrypt>(
  new URL('./compare-bcrypt.ts', import.meta.url),
  'compareBcrypt',
  AT_ONCE,
);

/** Hashes the normal form of a password by argon2id. @throws Busy, when too many wait (H-74) */
export const hashPassword = (typed: string): Promise<string> => inTurn(() => createHash(typed));

/**
 * Returns the hash by which a password is to be stored that has this one: the same or, if it is of another algorithm or cost, or of the password as
 * it was typed, from before there was a normal form, a new one. Undefined when the password does not have it, or nothing is stored: that is compared
 * as well. @throws Busy, when too many wait (H-74)
 */
export const matchPassword = async (typed: string, stored: string | null | undefined): Promise<string | undefined> =>
  (await matchFirst(typed, [stored])).hash;

/** Which of several stored hashes a password has, by its `index`, and its `hash` as of `matchPassword`; `waited`: milliseconds until its turn. */
export type FirstMatch = Readonly<{ waited: number } & ({ index: number; hash: string } | { index?: never; hash?: never })>;

/** Same as `matchPassword`, of several, one after the other in one turn, until the first that the password has. @throws Busy */
export function matchFirst(typed: string, stored: readonly (string | null | undefined)[]): Promise<FirstMatch> {
  const askedAt = performance.now();
  return inTurn(async () => {
    const waited = performance.now() - askedAt;
    for (const [index, one] of stored.entries()) {
      const hash = await presentHash(typed, one);
      if (hash) return { waited, index, hash };
    }
    return { waited };
  });
}

/**
 * Where the two forms of a password differ, both are always tried, whatever the first says: the time of the answer depends on nothing but what was
 * typed.
 */
async function presentHash(typed: string, stored: string | null | undefined): Promise<string | undefined> {
  const matches: boolean[] = [];
  for (const form of passwordForms(typed)) matches.push(await hasHash(form, stored ?? NOBODYS_HASH));
  const [isNormal, isAsTyped] = matches;
  if (!stored || !(isNormal || isAsTyped)) return undefined;

  return isNormal && isPresentHash(stored) ? stored : createHash(typed);
}

async function createHash(typed: string): Promise<string> {
  const nonce = crypto.randomBytes(NONCE_BYTES);
  return encodeHash({ ...PRESENT_COST, nonce, hash: await argon2(normalizePassword(typed), { ...PRESENT_COST, nonce }) });
}

async function hasHash(password: string, stored: string): Promise<boolean> {
  const known = decodeHash(stored);
  if (!known) return compareBcrypt({ password, hash: stored });

  return crypto.timingSafeEqual(await argon2(password, known), known.hash);
}

const argon2 = (message: string, { memory, passes, parallelism, nonce }: Argon2Cost & Readonly<{ nonce: Buffer }>): Promise<Buffer> =>
  promisify(crypto.argon2)('argon2id', { message, nonce, memory, passes, parallelism, tagLength: HASH_BYTES });
