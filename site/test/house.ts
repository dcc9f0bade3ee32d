// The whole house, as people meet it: CMS, worker and site as processes, a mail server, a browser.
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_ACCOUNTS } from '../../cms/demo/accounts.ts';
import type { Part } from '../../scripts/part.ts';
import { startCms, startSite, startWorker } from '../../scripts/parts.ts';
import { freePort } from '../../scripts/ports.ts';
import { openBrowser } from '../../test/chromium.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { type MailSink, mailSink } from '../../test/mail-sink.ts';
import { testSettings } from '../../test/settings.ts';

/** How somebody looks at the site. */
export type Look = Readonly<{ width?: number; scheme?: 'light' | 'dark'; script?: boolean; locale?: string }>;

export type WholeHouse = Readonly<{
  site: string;
  admin: string;
  database: TestDatabase;
  sink: MailSink;
  parts: { cms: Part; worker: Part; site: Part };
  /** A browser of its own: nobody is signed in. Whatever goes wrong in its pages is in `troubles`. */
  visitor: (look?: Look) => Promise<{ context: BrowserContext; page: Page; troubles: string[] }>;
  signIn: (page: Page, email: string, password?: string) => Promise<void>;
  close: () => Promise<void>;
}>;

export const [EDITOR, AMEL, JULES, INES] = DEMO_ACCOUNTS;

export async function openWholeHouse(): Promise<WholeHouse> {
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
    parts: { cms, worker, site: front },
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
      await Promise.all([front, worker].map((part) => part.stop()));
      await cms.stop();
      await sink.stop();
      await database.drop();
    },
  };
}

async function visit(browser: Browser, site: string, { width = 1280, scheme = 'light', script = true, locale = 'fr-FR' }: Look = {}) {
  const context = await browser.newContext({
    baseURL: site,
    viewport: { width, height: width < 500 ? 740 : 900 },
    hasTouch: width < 500,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
    locale,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (said) => said.type() === 'error' && !/status of 4\d\d/.test(said.text()) && troubles.push(said.text()));
  return { context, page, troubles };
}
