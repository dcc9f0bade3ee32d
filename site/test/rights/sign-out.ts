// Signing out: possible on every page, and complete. (ACC-1, SEC-4)
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimPort } from '../../../scripts/ports.ts';
import { startSite } from '../../../scripts/processes.ts';
import { testSettings } from '../../../test/settings.ts';
import { INES, LINA, tokenOf } from '../running-app.ts';
import { CLOSED_ROWS, isHtml, postForm, type Setup, sendRaw, signIn } from './http.ts';

export function testSignOut(setup: Setup): void {
  describe('signing out', () => {
    it('ACC-1 every page of somebody who is signed in has the way out', async () => {
      const { app, pathOf } = setup();
      const cookie = `cordee=${await tokenOf(app.site, INES.email)}`;
      for (const row of CLOSED_ROWS.filter(({ method }) => !method)) {
        const { headers, text } = await sendRaw(app.site, pathOf(row), { cookie });
        if (isHtml(headers['content-type'])) expect(text, row.route).toContain('_action=accounts.signOut');
      }
    });

    it('SEC-4 signing out clears what the browser stored', async () => {
      const { site } = setup().app;
      const [, token] = /\bcordee=([^;]+)/.exec((await signIn(site, LINA)).headers.get('set-cookie') ?? '') ?? [];
      const cookie = `cordee=${token}`;
      const response = await postForm(site, '/?_action=accounts.signOut', {}, { cookie });
      expect(response.status).toBe(303);
      expect(response.headers.get('clear-site-data')).toBe('"cache"');
      expect(response.headers.getSetCookie().join()).toMatch(/cordee=;|cordee=deleted/);
      expect((await sendRaw(site, '/reglages', { cookie })).status, 'with the former cookie').toBe(302);
    });

    it('SEC-4 signing out while the CMS is away clears what the browser stored all the same', async () => {
      const { app } = setup();
      const port = String(await claimPort());
      const away = `http://localhost:${port}`;
      const env = testSettings(app.database.url, { SITE_PORT: port, SITE_URL: away, CMS_INTERNAL_URL: 'http://127.0.0.1:9' });
      const site = await startSite({ env, logs: path.join(process.env['TEST_LOGS'] ?? '', 'sign-out') });
      const response = await postForm(away, '/?_action=accounts.signOut', {}, { cookie: `cordee=${await tokenOf(app.site, LINA.email)}` });
      expect(response.status).toBe(303);
      expect(response.headers.getSetCookie().join()).toMatch(/cordee=;|cordee=deleted/);
      await site.stop();
    });
  });
}
