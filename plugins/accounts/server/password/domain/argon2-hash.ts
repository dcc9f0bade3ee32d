/** What argon2id costs: `memory` in KiB, `passes` over it, and how many of them side by side. */
export type Argon2Cost = Readonly<{ memory: number; passes: number; parallelism: number }>;

/** A hash by argon2id, with what it takes to compute it again. */
export type Argon2Hash = Argon2Cost & Readonly<{ nonce: Buffer; hash: Buffer }>;

/** The cost that OWASP asks for: 19 MiB, twice. A stored hash of another cost is replaced when its person signs in. */
export const PRESENT_COST: Argon2Cost = { memory: 19_456, passes: 2, parallelism: 1 };

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

// The PHC format leaves the padding of base64 out.
const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

/** Writes a hash as it is stored: a string in the PHC format, which names the algorithm and its cost. */
export const encodeHash = ({ memory, passes, parallelism, nonce, hash }: Argon2Hash): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(hash)}`;

/** Reads a stored hash; undefined when it is none by argon2id. */
export function decodeHash(stored: string): Argon2Hash | undefined {
  const [, memory, passes, parallelism, nonce, hash] = PHC.exec(stored) ?? [];
  if (!nonce || !hash) return undefined;

  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

/** Tells whether a stored hash is such as a new one would be. */
export const isPresentHash = (stored: string): boolean => {
  const { memory, passes, parallelism } = decodeHash(stored) ?? {};
  return memory === PRESENT_COST.memory && passes === PRESENT_COST.passes && parallelism === PRESENT_COST.parallelism;
};

/** A stored hash that no password has. */
export const NOBODYS_HASH = encodeHash({ ...PRESENT_COST, nonce: Buffer.alloc(16), hash: Buffer.alloc(32) });
