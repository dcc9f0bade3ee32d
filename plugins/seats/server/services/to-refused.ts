import type { Refusal } from '@cordee/kernel';

/** A refusal as a view tells it before anything is tried: its code, and the words and numbers of its message. */
export type Refused = Readonly<{ code: string; facts: Record<string, string | number> }>;

export function toRefused({ code, facts }: Refusal): Refused {
  const told = Object.entries(facts).flatMap(([name, fact]) =>
    typeof fact === 'string' || typeof fact === 'number' ? [[name, fact] as const] : [],
  );
  return { code, facts: Object.fromEntries(told) };
}
