/**
 * Returns the code of the refusal that a request failed with; `unanswered` when no answer of ours arrived, so that nobody knows whether it
 * took effect; else `other`. (H-94)
 */
function refusalCode(error: unknown): string {
  if (fieldOf(error, 'name') === UNREACHABLE) return 'unanswered';

  const code = fieldOf(fieldOf(error, 'details'), 'code');
  return typeof code === 'string' ? code : 'other';
}

/** The name of the error of a request that nothing of ours answered. */
export const UNREACHABLE = 'UnreachableError';

/** Why a request was refused; `facts`: what the message for it needs, such as days. */
export type Refused = Readonly<{ code: string; facts: Readonly<Record<string, string | number>> }>;

/** Returns why a request failed. */
export function refusalOf(error: unknown): Refused {
  const details = fieldOf(error, 'details');
  const facts = Object.entries(typeof details === 'object' ? { ...details } : {}).flatMap(([name, fact]) =>
    name !== 'code' && (typeof fact === 'string' || typeof fact === 'number') ? [[name, fact] as const] : [],
  );
  return { code: refusalCode(error), facts: Object.fromEntries(facts) };
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
