// Requests without a form change nothing, and TRACE is not answered. (SEC-8)
import { describe, expect, it } from 'vitest';
import { EDITOR, LINA, tokenOf } from '../running-app.ts';
import { type Setup, sendRaw } from './http.ts';

export function testSafeMethods(setup: Setup): void {
  describe('requests without a form', () => {
    it.each(['site', 'admin'] as const)('SEC-8 nothing is echoed to TRACE by the %s', async (part) => {
      const { origin } = new URL(setup().app[part]);
      const { status, text } = await sendRaw(origin, '/', { 'x-secret': 'canari-trace' }, 'TRACE');
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toContain('canari-trace');
    });

    it('SEC-8 HEAD of the way into the admin creates no login token, and replaces none', async () => {
      const { site, database } = setup().app;
      const cookie = `cordee=${await tokenOf(site, EDITOR.email)}`;
      const tokens = () => database.query('select id from cordee.workplace_ticket');
      await sendRaw(site, '/travail?navigateur=x', { cookie });
      const before = await tokens();
      expect(before).toHaveLength(1);
      expect((await sendRaw(site, '/travail?navigateur=x', { cookie }, 'HEAD')).status).toBe(405);
      expect(await tokens()).toEqual(before);
    });

    it('SEC-8 no address alone does what a form does', async () => {
      const { site } = setup().app;
      const cookie = `cordee=${await tokenOf(site, LINA.email)}`;
      for (const path of ['/?_action=accounts.signOut', '/_actions/accounts.signOut', '/reglages?_action=accounts.signOut'])
        await sendRaw(site, path, { cookie });
      expect((await sendRaw(site, '/reglages', { cookie })).status, 'still signed in').toBe(200);
    });
  });
}
