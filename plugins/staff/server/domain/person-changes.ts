import type { Id } from '@cordee/kernel/pure';

/** What the audit log says of a person who is saved by staff, as stored. */
export type StoredPerson = Readonly<{
  id: Id<'person'>;
  firstName: string | null;
  lastName: string | null;
  email: string;
  blocked: boolean | null;
  standing: string | null;
  password: string | null;
}>;

type Values = Readonly<{ from: string; to: string }>;

/** A change for the audit log: the act that it is, and what was before and is after it, as personal data (`values`) or not (`facts`). */
type Change = Readonly<{ act: string; facts?: Values; values?: Values }>;

/** What the audit log says of a block. */
export const BLOCKED: Values = { from: 'access-open', to: 'access-blocked' };
const UNBLOCKED: Values = { from: 'access-blocked', to: 'access-open' };

const nameOf = ({ firstName, lastName }: StoredPerson): string => `${firstName ?? ''} ${lastName ?? ''}`.trim();

/** Returns what a save has changed of a person, for the audit log; of a password only that it is another one. (ACC-13, ACC-22) */
export function changesOf(before: StoredPerson, after: StoredPerson): Change[] {
  const names = { from: nameOf(before), to: nameOf(after) };
  const roles = { from: before.standing ?? 'none', to: after.standing ?? 'none' };
  return [
    ...(names.from === names.to ? [] : [{ act: 'accounts.name-changed', values: names }]),
    ...(before.email === after.email ? [] : [{ act: 'accounts.email-changed', values: { from: before.email, to: after.email } }]),
    ...(Boolean(before.blocked) === Boolean(after.blocked)
      ? []
      : [{ act: 'accounts.blocked-changed', facts: after.blocked ? BLOCKED : UNBLOCKED }]),
    ...(roles.from === roles.to ? [] : [{ act: 'accounts.standing-changed', facts: roles }]),
    ...(before.password === after.password ? [] : [{ act: 'accounts.password-changed' }]),
  ];
}
