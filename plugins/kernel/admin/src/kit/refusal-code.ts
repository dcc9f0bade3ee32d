/**
 * Returns the code of the refusal that a request failed with; `unanswered` when no answer of ours arrived, so that nobody knows whether it
 * took effect; else `other`. (H-94)
 */
export function refusalCode(error: unknown): string {
  if (fieldOf(error, 'name') === UNREACHABLE) return 'unanswered';

  const code = fieldOf(fieldOf(error, 'details'), 'code');
  return typeof code === 'string' ? code : 'other';
}

/** The name of the error of a request that nothing of ours answered. */
export const UNREACHABLE = 'UnreachableError';

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
