// The whole house, as people meet it: CMS, worker and site as processes, a mail server, a browser.
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_ACCOUNTS } from '../../cms/demo/accounts.ts';
import type { ManagedProcess } from '../../scripts/managed-process.ts';
import { freePort } from '../../scripts/ports.ts';
import { startCms, startSite, startWorker } from '../../scripts/processes.ts';
import { openBrowser } from '../../test/chromium.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { type MailSink, mailSink } from '../../test/mail-sink.ts';
import { testSettings } from '../../test/settings.ts';

/** How somebody looks at the site; `as` is the address of whoever is signed in already. */
export type Look = Readonly<{ width?: number; scheme?: 'light' | 'dark'; script?: boolean; locale?: string; as?: string }>;

export type RunningApp = Readonly<{
  site: string;
  admin: string;
  database: TestDatabase;
  sink: MailSink;
  processes: { cms: ManagedProcess; worker: ManagedProcess; site: ManagedProcess };
  /** A browser of its own. Whatever goes wrong in its pages is in `troubles`. */
  visitor: (look?: Look) => Promise<{ context: BrowserContext; page: Page; troubles: string[] }>;
  signIn: (page: Page, email: string, password?: string) => Promise<void>;
  close: () => Promise<void>;
}>;

export const named = (name: string) => DEMO_ACCOUNTS.find(({ email }) => email.startsWith(`${name}@`)) ?? DEMO_ACCOUNTS[0];

export const EDITOR = named('contenu');
export const AMEL = named('amel');
export const JULES = named('jules');
export const HUGO = named('hugo');
export const INES = named('ines');
export const LINA = named('lina');
export const MARC = named('marc');
export const NORA = named('nora');
export const SAMIR = named('samir');
export const THEO = named('theo');
export const ZOE = named('zoe');

export async function startApp(): Promise<RunningApp> {
  const database = await testDatabase('demo');
  const sink = await mailSink();
  const [sitePort, cmsPort] = [await freePort(), await freePort()];
  const site = `http://localhost:${sitePort}`;
  const env = testSettings(database.url, {
    SITE_PORT: String(sitePort),
    CMS_PORT: String(cmsPort),
    SITE_URL: site,
    CMS_URL: `http://localhost:${cmsPort}`,
    CMS_INTERNAL_URL: `http://127.0.0.1:${cmsPort}`,
    SMTP_PORT: String(sink.port),
    LOG_LEVEL: 'info',
  });
  const where = { env, logs: path.join(process.env['TEST_LOGS'] ?? '', database.name) };
  const cms = await startCms(where);
  const [worker, front] = await Promise.all([startWorker(where), startSite(where)]);
  const browser = await openBrowser();

  return {
    site,
    admin: `http://localhost:${cmsPort}/admin`,
    database,
    sink,
    processes: { cms, worker, site: front },
    visitor: (look) => visit(browser, site, look),
    async signIn(page, email, password = AMEL.password) {
      await page.goto('/connexion');
      await page.getByLabel(/Adresse e-mail|E-mail address/).fill(email);
      await page.getByLabel(/^(Mot de passe|Password)$/).fill(password);
      await page.getByRole('button', { name: /Me connecter|Sign in/ }).click();
      await page.waitForURL(`${site}/`);
    },
    async close() {
      await browser.close();
      await Promise.all([front, worker].map((each) => each.stop()));
      await cms.stop();
      await sink.stop();
      await database.drop();
    },
  };
}

/** Signs in once for each address and site; browsers opened later share the sign-in. */
const tokens = new Map<string, Promise<string>>();

/** The token of somebody's sign-in, as their cookie holds it. */
export function tokenOf(site: string, email: string): Promise<string> {
  const key = `${site} ${email}`;
  const token = tokens.get(key) ?? signedIn(site, email);
  tokens.set(key, token);
  return token;
}

async function signedIn(site: string, email: string): Promise<string> {
  const answer = await fetch(`${site}/connexion?_action=signIn`, {
    method: 'POST',
    headers: { origin: site },
    body: new URLSearchParams({ email, password: AMEL.password }),
    redirect: 'manual',
  });
  const [, token] = /\bcordee=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
  if (!token) throw new Error(`${email} could not sign in: ${answer.status}`);

  return token;
}

/** The token of a member of staff in the admin, as the way through the site gives it. */
export async function adminToken({ site }: Pick<RunningApp, 'site'>, email = EDITOR.email): Promise<string> {
  const opened = await fetch(`${site}/travail`, { headers: { cookie: `cordee=${await tokenOf(site, email)}` }, redirect: 'manual' });
  const entered = await fetch(opened.headers.get('refresh')?.replace('0; url=', '') ?? '', { redirect: 'manual' });
  const [, token] = /\bjwtToken=([^;]+)/.exec(entered.headers.get('set-cookie') ?? '') ?? [];
  if (!token) throw new Error(`${email} did not get into the admin: ${opened.status}, ${entered.status}`);

  return token;
}

async function visit(browser: Browser, site: string, { width = 1280, scheme = 'light', script = true, locale = 'fr-FR', as }: Look = {}) {
  const context = await browser.newContext({
    baseURL: site,
    viewport: { width, height: width < 500 ? 740 : 900 },
    hasTouch: width < 500,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
    locale,
  });
  if (as) await context.addCookies([{ name: 'cordee', value: await tokenOf(site, as), url: site }]);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (said) => said.type() === 'error' && !/status of 4\d\d/.test(said.text()) && troubles.push(said.text()));
  return { context, page, troubles };
}
