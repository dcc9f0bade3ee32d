// Logs and messages contain no secrets. (SEC-19)
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { AMEL, INES, LINA, type RunningApp, tokenOf } from '../running-app.ts';
import { postForm, type Setup, sendRaw } from './http.ts';

const NEW_EMAIL = 'canari-2@cordee.example';
const PASSWORDS = ['canari-1', 'canari-3', 'canari-4', 'canari-5', LINA.password];
const EMAILS = [LINA.email, AMEL.email, NEW_EMAIL];
const FORMS: readonly (readonly [string, Record<string, string>])[] = [
  ['/connexion?_action=accounts.signIn', { email: LINA.email, password: 'un mot secret canari-1' }],
  ['/mot-de-passe-oublie?_action=accounts.requestPasswordReset', { email: LINA.email }],
  ['/inscription?_action=accounts.signUp', { firstName: 'Zoé', lastName: 'Canari', email: NEW_EMAIL, password: 'un mot secret canari-3' }],
  ['/inscription?_action=accounts.signUp', { firstName: 'Zoé', lastName: 'Canari', email: AMEL.email, password: 'un mot secret canari-4' }],
];

type Secrets = Readonly<Record<'passwords' | 'tokens' | 'hashes' | 'codes' | 'emails', readonly string[]>>;
type LogFile = Readonly<{ name: string; text: string }>;

export function testSecretsInLogs(setup: Setup): void {
  describe('what is told on the side', () => {
    let secrets: Secrets;
    let logs: LogFile[];
    beforeAll(async () => {
      const { app } = setup();
      secrets = await useSecrets(app);
      logs = readLogs(app);
    });

    it('SEC-19 there are logs and links to look at', () => {
      expect(logs.map(({ text }) => text).join('').length).toBeGreaterThan(10_000);
      expect(secrets.codes.length).toBeGreaterThan(1);
    });

    it.each([
      ['password', 'passwords'],
      ['token', 'tokens'],
      ['code of a link', 'codes'],
      ['hash of a password', 'hashes'],
      ['address of somebody', 'emails'],
    ] as const)('SEC-19 no log has a %s', (_, kind) => {
      for (const secret of secrets[kind])
        expect(
          logs.filter(({ text }) => text.includes(secret)).map(({ name }) => name),
          secret,
        ).toEqual([]);
    });

    it('SEC-19 every line of a log of ours is JSON', () => {
      // Astro writes warnings in a format of its own.
      const ours = logs.filter(({ name }) => !name.startsWith('site')).flatMap(({ text }) => text.split('\n').filter(Boolean));
      for (const line of ours) expect(line).toMatch(/^\{.*\}$/);
    });

    it.each([
      ['password', 'passwords'],
      ['token', 'tokens'],
      ['hash of a password', 'hashes'],
    ] as const)('SEC-19 no mail has a %s', (_, kind) => {
      const mails = setup().app.mailServer.received.map(({ subject, html, text }) => ({ subject, all: `${subject} ${html} ${text}` }));
      for (const secret of secrets[kind])
        expect(
          mails.filter(({ all }) => all.includes(secret)).map(({ subject }) => subject),
          secret,
        ).toEqual([]);
    });

    it('SEC-19 every mail has one recipient', () => {
      for (const mail of setup().app.mailServer.received) expect(mail.to?.length, mail.subject).toBe(1);
    });

    testForgedLines(setup);
  });
}

function testForgedLines(setup: Setup): void {
  it('SEC-19 a line break in an address writes no line of the log', async () => {
    const { app } = setup();
    await sendRaw(app.site, '/canari%0d%0a{"level":"info","message":"forged"}');
    await sendRaw(new URL(app.admin).origin, '/api/canari%0d%0a%7B%22message%22:%22forged%22%7D');
    const lines = readLogs(app).flatMap(({ text }) => text.split('\n'));
    expect(lines.filter((line) => /^\{"(level|message)":"[^"]*"(,"message":"forged")?\}/.test(line))).toEqual([]);
  });
}

/** Sends secrets through every public form, opens the links that were sent for them, and returns all secrets. */
async function useSecrets(app: RunningApp): Promise<Secrets> {
  for (const [form, fields] of FORMS) await postForm(app.site, form, fields);
  const mails = [];
  for (const email of [LINA.email, NEW_EMAIL, AMEL.email]) mails.push(await app.mailServer.waitForMail(email));
  const codes = mails.flatMap(({ text }) => [...(text ?? '').matchAll(/code=([\w.-]+)/g)].map(([, code]) => code ?? ''));
  for (const code of codes) {
    await fetch(`${app.site}/nouveau-mot-de-passe?code=${code}`);
    await postForm(app.site, `/nouveau-mot-de-passe?code=${code}&_action=accounts.resetPassword`, { code, password: 'court-canari-5' });
  }
  const accounts = await app.database.query<{ password: string }>('select password from up_users where password is not null');
  return {
    passwords: PASSWORDS,
    tokens: await Promise.all([LINA, INES].map(({ email }) => tokenOf(app.site, email))),
    hashes: accounts.map(({ password }) => password),
    codes,
    emails: EMAILS,
  };
}

function readLogs(app: RunningApp): LogFile[] {
  const folder = path.join(process.env['TEST_LOGS'] ?? '', app.database.name);
  return readdirSync(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
