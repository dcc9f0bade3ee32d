import { Busy, type Db, inTransaction, normalizeEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { accountEvents } from '../events.ts';
import { againIfChanged, ChangedMeanwhile } from '../password/again-if-changed.ts';
import { checkStrength } from '../password/check-password.ts';
import { checkPasswordForm } from '../password/domain/password.ts';
import { untilFixedTime } from '../password/fixed-time.ts';
import { hashPassword } from '../password/password-hash.ts';
import { verifyPassword } from '../password/password-store.ts';
import { lockEmail } from '../person/person-store.ts';
import { tooManyFromNetwork } from '../rate-limit/count-from-network.ts';
import { requestedMailLimit, signUpLimits, signUpTryLimits } from '../rate-limit/domain/rate-limits.ts';
import { TooManyFromNetwork } from '../rate-limit/domain/refusals.ts';
import { countAttempt } from '../rate-limit/rate-limit-store.ts';
import { withRateLimit } from '../rate-limit/with-rate-limit.ts';
import { createSignUp, pendingSignUp, type SignUp } from './sign-up-store.ts';

/** The form, with its address in the normal form. */
type SignUpForm = Readonly<{ firstName: string; lastName: string; email: string; password: string; locale: 'fr' | 'en' }>;

type SignUpInput = SignUpForm & Readonly<{ clientAddress: string }>;

/**
 * Signs up for an account. The answer, its time and the work are the same whether an account has the address or not: the worker looks it up,
 * and only the address itself is sent a message. The same form sent again within ten minutes sends none. For one beyond the limits of its network nothing is
 * estimated or hashed, and it is told so.
 * @throws TooManyFromNetwork, PasswordTooShort, PasswordTooLong, PasswordIsAddress, PasswordTooEasy, Busy (ACC-3, H-75)
 */
export async function signUp(strapi: Core.Strapi, { clientAddress, ...input }: SignUpInput): Promise<void> {
  const form = { ...input, email: normalizeEmail(input.email) };
  const toEstimate = checkPasswordForm(form.password, form.email, [form.firstName, form.lastName]);

  const startedAt = performance.now();
  try {
    await withinLimits(strapi, clientAddress, async () => {
      await checkStrength(toEstimate);
      await requestAccount(strapi, form);
    });
  } finally {
    await untilFixedTime(startedAt);
  }
}

/**
 * Runs `work` if this client address may sign up once more. A form that is refused, as for a password that is too easy, is counted as a try, and
 * takes no sign-up from the others behind the address; one that is only told to come again is not counted. @throws TooManyFromNetwork, and whatever `work` throws
 */
async function withinLimits(strapi: Core.Strapi, clientAddress: string, work: () => Promise<void>): Promise<void> {
  const [tries, signUps] = [signUpTryLimits(clientAddress), signUpLimits(clientAddress)];
  const isTry = (error: unknown) => !(error instanceof Busy || error instanceof TooManyFromNetwork);
  await withRateLimit(strapi, { limits: tries, refused: () => tooManyFromNetwork(strapi, tries), isSpent: isTry }, () =>
    withRateLimit(
      strapi,
      { limits: signUps, refused: () => tooManyFromNetwork(strapi, signUps), isSpent: (error) => error === undefined },
      work,
    ),
  );
}

async function requestAccount(strapi: Core.Strapi, { password, ...form }: SignUpForm): Promise<void> {
  const passwordHash = await hashPassword(password);
  await againIfChanged(async () => {
    const compared = await comparePending(strapi.db.connection, form.email, password);
    await inTransaction(strapi, (db) => saveSignUp(strapi, db, { form: { ...form, passwordHash }, compared }));
  });
}

/** Saves a sign-up, unless it is the same form as the last one, with which its password was `compared`. */
async function saveSignUp(
  strapi: Core.Strapi,
  db: Db,
  { form, compared }: Readonly<{ form: Parameters<typeof createSignUp>[1]; compared: Compared }>,
): Promise<void> {
  await lockEmail(db, form.email);
  const last = await pendingSignUp(db, form.email);
  if (last?.id !== compared.id) throw new ChangedMeanwhile();
  if (compared.matches && isSameForm(form, last)) return;
  if (!(await countAttempt(strapi, [requestedMailLimit('sign-up-again', form.email)]))) return;

  const created = await createSignUp(db, form);
  await accountEvents.announce(strapi, db, 'signed-up', { signUp: created.id, address: form.email });
}

type Compared = Readonly<{ id: string | undefined; matches: boolean }>;

/** Compares a password with that of the last sign-up of an address, in as much time whether there is one or not. (H-75) */
async function comparePending(db: Db, email: string, password: string): Promise<Compared> {
  const last = await pendingSignUp(db, email);
  return { id: last?.id, matches: await verifyPassword(password, last && { password: last.passwordHash }) };
}

type Names = Pick<SignUp, 'firstName' | 'lastName'>;

/** Tells whether this form, but for its password, was sent a few minutes ago. (H-75) */
const isSameForm = ({ firstName, lastName }: Names, last: (Names & Readonly<{ isRecent: boolean }>) | undefined): boolean =>
  last?.isRecent === true && last.firstName === firstName && last.lastName === lastName;
