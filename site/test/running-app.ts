// Starts the whole app for browser tests: CMS, worker and site as processes on a demo database, a mail server and a browser.
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_ACCOUNTS } from '../../cms/demo/accounts.ts';
import type { ManagedProcess } from '../../scripts/managed-process.ts';
import { claimPort } from '../../scripts/ports.ts';
import { startCms, startSite, startWorker } from '../../scripts/processes.ts';
import { newAdminBrowser } from '../../test/admin-browser.ts';
import { launchBrowser } from '../../test/browser.ts';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { type MailServer, startMailServer } from '../../test/mail-server.ts';
import { testSettings } from '../../test/settings.ts';
import { noteRequests } from './browser-requests.ts';

/** How a page is opened. `width` is that of the viewport, `script: false` disables JavaScript, `as` is the e-mail address to sign in. */
export type PageOptions = Readonly<{ width?: number; scheme?: 'light' | 'dark'; script?: boolean; locale?: string; as?: string }>;

export type OpenPage = Readonly<{ context: BrowserContext; page: Page; pageErrors: string[] }>;

export type RunningApp = Readonly<{
  site: string;
  admin: string;
  database: TestDatabase;
  /** The folder of the files of the media library. */
  uploads: string;
  mailServer: MailServer;
  processes: { cms: ManagedProcess; worker: ManagedProcess; site: ManagedProcess };
  /** Opens a page in a browser context of its own. Uncaught exceptions and console errors of its pages are collected in `pageErrors`. */
  openPage: (options?: PageOptions) => Promise<OpenPage>;
  signIn: (page: Page, email: string, password?: string) => Promise<void>;
  close: () => Promise<void>;
}>;

/** The demo account whose e-mail address starts with this name. */
export const demoAccount = (name: string) => DEMO_ACCOUNTS.find(({ email }) => email.startsWith(`${name}@`)) ?? DEMO_ACCOUNTS[0];

export const EDITOR = demoAccount('contenu');
export const AMEL = demoAccount('amel');
export const JULES = demoAccount('jules');
export const HUGO = demoAccount('hugo');
export const INES = demoAccount('ines');
export const LINA = demoAccount('lina');
export const MARC = demoAccount('marc');
export const NORA = demoAccount('nora');
export const OMAR = demoAccount('omar');
export const SAMIR = demoAccount('samir');
export const THEO = demoAccount('theo');
export const ZOE = demoAccount('zoe');

/** Starts the app, with some settings other than those of tests. */
export async function startApp(settings: Record<string, string> = {}): Promise<RunningApp> {
  const database = await createTestDatabase('demo');
  const mailServer = await startMailServer();
  const [sitePort, cmsPort] = [await claimPort(), await claimPort()];
  const site = `http://localhost:${sitePort}`;
  const env = testSettings(database.url, {
    SITE_PORT: String(sitePort),
    CMS_PORT: String(cmsPort),
    SITE_URL: site,
    CMS_URL: `http://localhost:${cmsPort}`,
    CMS_INTERNAL_URL: `http://127.0.0.1:${cmsPort}`,
    SMTP_PORT: String(mailServer.port),
    LOG_LEVEL: 'info',
    ...settings,
  });
  const options = { env, logs: path.join(process.env['TEST_LOGS'] ?? '', database.name) };
  const cms = await startCms(options);
  const [worker, siteProcess] = await Promise.all([startWorker(options), startSite(options)]);
  const browser = await launchBrowser();

  return {
    site,
    admin: `http://localhost:${cmsPort}/admin`,
    database,
    uploads: path.join(env['PUBLIC_DIR'] ?? '', 'uploads'),
    mailServer,
    processes: { cms, worker, site: siteProcess },
    openPage: (pageOptions) => openPage(browser, site, pageOptions),
    async signIn(page, email, password = AMEL.password) {
      await page.goto('/connexion');
      await page.getByLabel(/Adresse e-mail|E-mail address/).fill(email);
      await page.getByLabel(/^(Mot de passe|Password)$/).fill(password);
      await page.getByRole('button', { name: /Me connecter|Sign in/ }).click();
      await page.waitForURL(`${site}/`);
    },
    async close() {
      await browser.close();
      await Promise.all([siteProcess, worker].map((process) => process.stop()));
      await cms.stop();
      await mailServer.stop();
      await database.drop();
    },
  };
}

/** The session tokens by site and e-mail address: each account signs in once, and pages that are opened later share its session. */
const tokens = new Map<string, Promise<string>>();

/** Signs in a demo account and returns the session token of its cookie. */
export function tokenOf(site: string, email: string): Promise<string> {
  const key = `${site} ${email}`;
  const token = tokens.get(key) ?? signIn(site, email);
  tokens.set(key, token);
  return token;
}

async function signIn(site: string, email: string): Promise<string> {
  const response = await fetch(`${site}/connexion?_action=accounts.signIn`, {
    method: 'POST',
    headers: { origin: site },
    body: new URLSearchParams({ email, password: AMEL.password }),
    redirect: 'manual',
  });
  const [, token] = /\bcordee=([^;]+)/.exec(response.headers.get('set-cookie') ?? '') ?? [];
  if (!token) throw new Error(`${email} could not sign in: ${response.status}`);

  return token;
}

/** Signs in a member of staff through the site's admin login and returns their token for the CMS admin. */
export async function adminToken({ site, admin: adminUrl }: Pick<RunningApp, 'site' | 'admin'>, email = EDITOR.email): Promise<string> {
  const { cookie, browser } = await newAdminBrowser(new URL(adminUrl).origin);
  const loginPage = await fetch(`${site}/travail?navigateur=${browser}`, {
    headers: { cookie: `cordee=${await tokenOf(site, email)}` },
    redirect: 'manual',
  });
  const admin = await fetch(loginPage.headers.get('refresh')?.replace('0; url=', '') ?? '', { headers: { cookie }, redirect: 'manual' });
  const [, token] = /\bjwtToken=([^;]+)/.exec(admin.headers.get('set-cookie') ?? '') ?? [];
  if (!token) throw new Error(`${email} could not sign in to the admin: ${loginPage.status}, ${admin.status}`);

  return token;
}

/** Opens the admin, which leads to the site when nobody is signed in, and signs in there, which leads back into the admin. */
export async function enterAdmin(page: Page, { admin }: Pick<RunningApp, 'admin'>, { email, password } = EDITOR): Promise<void> {
  await page.goto(admin);
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await page.getByRole('heading', { name: /Bonjour/ }).waitFor();
}

async function openPage(
  browser: Browser,
  site: string,
  { width = 1280, scheme = 'light', script = true, locale = 'fr-FR', as }: PageOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    baseURL: site,
    viewport: { width, height: width < 500 ? 740 : 900 },
    hasTouch: width < 500,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
    locale,
  });
  noteRequests(context);
  if (as) await context.addCookies([{ name: 'cordee', value: await tokenOf(site, as), url: site }]);
  const page = await context.newPage();
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  // A response with a status of 4xx logs an error too: tests provoke those.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) pageErrors.push(message.text());
  });
  return { context, page, pageErrors };
}
