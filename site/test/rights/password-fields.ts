import { describe, expect, it } from 'vitest';
import { resetPage } from '../invitations.ts';
import { AMEL, LINA, tokenOf } from '../running-app.ts';
import { type Setup, sendRaw } from './http.ts';

export function testPasswordFields(setup: Setup): void {
  describe('fields for passwords', () => {
    it.each(['/connexion', '/inscription', '/nouveau-mot-de-passe', '/reglages'])(
      'ACC-1 on %s passwords are typed unseen, and taken from a password manager',
      async (path) => {
        const { app } = setup();
        const { site } = app;
        const target = path === '/nouveau-mot-de-passe' ? await resetPage(app, AMEL.email) : path;
        const { text } = await sendRaw(site, target, { cookie: path === '/reglages' ? `cordee=${await tokenOf(site, LINA.email)}` : '' });
        const fields = [...text.matchAll(/<input[^>]*name="(password|current)"[^>]*>/g)].map(([field]) => field);
        expect(fields.length).toBeGreaterThan(0);
        for (const field of fields) {
          expect(field).toContain('type="password"');
          expect(field).toMatch(/autocomplete="(current|new)-password"/);
        }
        expect(text).not.toContain('onpaste');
      },
    );
  });
}
