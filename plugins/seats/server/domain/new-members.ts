import { emailAddress, normalizeEmail, personName, Refusal } from '@cordee/kernel/pure';
import type { PastedPerson } from './pasted-list.ts';
import { AddressMissing } from './refusals.ts';

/** Whoever has an account at an address, and whether they are in the session already. */
type AccountThere = Readonly<{ firstName: string; lastName: string; isMember: boolean }>;

/** What is known of the addresses of a list, in their normal form: who has an account there, and where nobody gets one. */
export type KnownAddresses = Readonly<{ accounts: ReadonlyMap<string, AccountThere>; closed: ReadonlyMap<string, Refusal> }>;

/**
 * A line of a list, and what becomes of it: `new` opens an account, `known` adds that of the address, which keeps its name, `member` and `twice` (a line
 * before it has the address) are left out, `wrong` is in the way, for this reason. `isSwapped`: the account has the same names the other way round.
 */
export type CheckedLine = PastedPerson &
  Readonly<{ state: 'new' | 'known' | 'member' | 'twice' | 'wrong'; fault: Refusal | null; isSwapped: boolean }>;

/** Checks the lines of a list: addresses and names come out in their normal form, as far as they have one. (ACC-4, PART-4, PART-5, H-75) */
export function checkLines(lines: readonly PastedPerson[], known: KnownAddresses): CheckedLine[] {
  const before = new Set<string>();
  return lines.map((line) => {
    const email = normalizeEmail(line.email);
    const checked = checkLine({ ...line, email }, known);
    const isTwice = before.has(email);
    if (checked.state !== 'wrong') before.add(email);
    return isTwice && checked.state !== 'wrong' ? { ...checked, state: 'twice' } : checked;
  });
}

/** The lines that add somebody. */
export const addedLines = (lines: readonly CheckedLine[]): CheckedLine[] =>
  lines.filter(({ state }) => state === 'new' || state === 'known');

function checkLine(line: PastedPerson, { accounts, closed }: KnownAddresses): CheckedLine {
  const wrong = (fault: Refusal): CheckedLine => ({ ...line, state: 'wrong', fault, isSwapped: false });
  const account = accounts.get(line.email);
  const fault = line.email === '' ? new AddressMissing({}) : (refusalOf(() => emailAddress(line.email)) ?? closed.get(line.email));
  if (fault) return wrong(fault);
  if (account) {
    const { firstName, lastName, isMember } = account;
    return {
      email: line.email,
      firstName,
      lastName,
      state: isMember ? 'member' : 'known',
      fault: null,
      isSwapped: isSwapped(line, account),
    };
  }

  try {
    const name = { firstName: personName(line.firstName), lastName: personName(line.lastName) };
    return { email: line.email, ...name, state: 'new', fault: null, isSwapped: false };
  } catch (error) {
    if (error instanceof Refusal) return wrong(error);
    throw error;
  }
}

function refusalOf(rule: () => unknown): Refusal | undefined {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Whether the names of a line are those of the account the other way round. (ACC-4) */
function isSwapped(line: PastedPerson, { firstName, lastName }: AccountThere): boolean {
  const [typedFirst, typedLast, first, last] = [line.firstName, line.lastName, firstName, lastName].map(sameForm);
  return typedFirst !== typedLast && typedFirst === last && typedLast === first;
}

/** Names are compared without capitals, accents, hyphens and apostrophes. */
const sameForm = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '');
