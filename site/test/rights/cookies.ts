// The attributes of cookies, on a site without https and on one with it. (SEC-4)
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ManagedProcess } from '../../../scripts/managed-process.ts';
import { claimPort } from '../../../scripts/ports.ts';
import { startSite } from '../../../scripts/processes.ts';
import { testSettings } from '../../../test/settings.ts';
import { LINA } from '../running-app.ts';
import { postForm, type Setup, signIn } from './http.ts';

const HTTPS_ORIGIN = 'https://cordee.example';

export function testCookies(setup: Setup): void {
  describe('cookies', () => {
    let httpsSite: { url: string; process: ManagedProcess };
    let signedIn: Response;
    beforeAll(async () => {
      httpsSite = await startHttpsSite(setup);
      signedIn = await signIn(httpsSite.url, LINA, HTTPS_ORIGIN);
    });
    afterAll(() => httpsSite.process.stop());

    it('SEC-4 are closed to scripts and to forms of others', async () => {
      const { site } = setup().app;
      const cookies = (await signIn(site, LINA)).headers.getSetCookie();
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies)
        expect(cookie).toMatch(/^cordee[^;]*=.*Path=\/; HttpOnly; SameSite=Lax|^cordee[^;]*=.*HttpOnly.*SameSite=Lax/i);
    });

    it.each(['%0d%0a', '%00', '%E2%82%AC', '%E2%82', 'a b'])('SEC-4 a cookie that holds no token of ours, %s, is none', async (token) => {
      const { site } = setup().app;
      const read = async (headers: Record<string, string>) => {
        const { status, headers: received } = await fetch(`${site}/reglages`, { headers, redirect: 'manual' });
        return [status, received.get('location')];
      };
      expect(await read({ cookie: `cordee=${token}` })).toEqual(await read({}));
    });

    it('SEC-4 a browser whose own token is none of ours signs in like a new one', async () => {
      const { site } = setup().app;
      const path = '/connexion?_action=accounts.signIn';
      const { headers } = await postForm(site, path, { email: LINA.email, password: LINA.password }, { cookie: 'cordee-device=%00' });
      expect(headers.getSetCookie().join()).toMatch(/\bcordee=/);
    });

    it('ACC-1 H-75 a browser that signed in keeps its token, by which it is trusted', async () => {
      const { site } = setup().app;
      const device = /\bcordee-device=([^;]+)/.exec((await signIn(site, LINA)).headers.getSetCookie().join())?.[1] ?? expect.unreachable();
      const page = await fetch(`${site}/invitation?code=x.y`, { headers: { cookie: `cordee-device=${device}` } });
      expect(page.headers.getSetCookie().join()).toContain(`cordee-device=${device};`);
    });

    it('SEC-4 over https, signing in sets one that is tied to this very host', () => {
      expect(signedIn.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toContain('__Host-cordee');
    });

    it.each(['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])('SEC-4 over https all are %s', (attribute) => {
      for (const cookie of signedIn.headers.getSetCookie()) expect(cookie).toContain(attribute);
    });

    it('SEC-4 over https all are tied to this very host', () => {
      for (const cookie of signedIn.headers.getSetCookie()) {
        expect(cookie).toMatch(/^__Host-/);
        expect(cookie).not.toContain('Domain');
      }
    });

    it('SEC-4 over https, browsers stay with https for a year', () => {
      expect(signedIn.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    });

    it('SEC-4 over https, that of the chosen theme is tied to this very host too', async () => {
      const response = await postForm(
        httpsSite.url,
        '/connexion?_action=preferences.chooseTheme',
        { theme: 'dark' },
        { origin: HTTPS_ORIGIN },
      );
      for (const cookie of response.headers.getSetCookie()) expect(cookie).toMatch(/^__Host-.*Secure/);
    });
  });
}

/** Starts a second site for the same CMS, whose public address is https. */
async function startHttpsSite(setup: Setup): Promise<{ url: string; process: ManagedProcess }> {
  const { app } = setup();
  const port = await claimPort();
  const env = testSettings(app.database.url, {
    SITE_PORT: String(port),
    SITE_URL: HTTPS_ORIGIN,
    CMS_INTERNAL_URL: new URL(app.admin).origin.replace('localhost', '127.0.0.1'),
  });
  return { url: `http://localhost:${port}`, process: await startSite({ env, logs: `${process.env['TEST_LOGS']}/secure` }) };
}
