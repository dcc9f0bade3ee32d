import { Secret, TOTP } from 'otpauth';
import { expect } from 'vitest';
import { PASSWORD, type TestApp } from '../test-app.ts';

export type TwoFactorPerson = Awaited<ReturnType<TestApp['createPerson']>> & Readonly<{ secret: string; recoveryCodes: string[] }>;
type TwoFactorView = { state: 'off' | 'begun' | 'on'; secret: string; uri: string; codesLeft: number };

/** The code that the authenticator app of a person shows now, by the clock of the app, or showed so many minutes ago. */
export async function currentCode(app: TestApp, secret: string, minutesAgo = 0): Promise<string> {
  const [{ now } = { now: new Date() }] = await app.database.query<{ now: Date }>('select cordee.now() as now');
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() - minutesAgo * 60_000 });
}

/** Shifts the clock by half a minute and returns the code that the authenticator app then shows. */
export async function nextCode(app: TestApp, secret: string): Promise<string> {
  const [{ ahead } = { ahead: '0' }] = await app.database.query<{ ahead: string }>(
    'select extract(epoch from ahead) as ahead from cordee.clock',
  );
  await app.shiftClock(`${Number(ahead) + 31} seconds`);
  return currentCode(app, secret);
}

export const beginTwoFactor = (app: TestApp, token: string, current = PASSWORD) =>
  app.call('POST /api/accounts/second-step', { token, body: { current } });
export const viewTwoFactor = (app: TestApp, token: string) => app.call<TwoFactorView>('GET /api/accounts/second-step', { token });
export const confirmTwoFactor = (app: TestApp, token: string, code: string) =>
  app.call<{ recoveryCodes: string[]; code: string }>('POST /api/accounts/second-step/confirmed', { token, body: { code } });
export const disableTwoFactor = (app: TestApp, token: string, code: string | undefined) =>
  app.call('POST /api/accounts/second-step/ended', { token, body: { code } });

/** Creates a person whose sign-ins need a second factor. */
export async function createTwoFactorPerson(app: TestApp, email: string, data = {}): Promise<TwoFactorPerson> {
  const person = await app.createPerson(email, data);
  await beginTwoFactor(app, person.token);
  const { secret } = (await viewTwoFactor(app, person.token)).body;
  const { status, body } = await confirmTwoFactor(app, person.token, await currentCode(app, secret));
  expect(status).toBe(200);
  return { ...person, secret, recoveryCodes: body.recoveryCodes };
}

/** The status of a request for one's own account: 200 for a token that is signed in, else 401. */
export const tokenStatus = async (app: TestApp, token: string) => (await app.call('GET /api/accounts/me', { token })).status;
