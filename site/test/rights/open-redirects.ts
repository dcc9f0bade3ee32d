// Open redirects: no address of the site leads to another one. (SEC-8)
import { describe, expect, it } from 'vitest';
import { AMEL } from '../running-app.ts';
import { isOwnLocation, postForm, type Setup, sendRaw } from './http.ts';

const TARGETS = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '/%5cevil.example',
  '\\\\evil.example',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/%09/evil.example',
  ' //evil.example',
  '@evil.example',
  '/€',
];

const PATHS = [
  '//evil.example',
  '//evil.example/',
  '/\\evil.example/',
  '//evil.example/%2e%2e',
  '/%2f%2fevil.example/',
  '/https://evil.example/',
];

export function testOpenRedirects(setup: Setup): void {
  describe('ways out of the site', () => {
    it.each(TARGETS)('SEC-8 whoever signs in with suite=%s stays here', async (target) => {
      const { site } = setup().app;
      const path = `/connexion?suite=${encodeURIComponent(target)}&_action=accounts.signIn`;
      const response = await postForm(site, path, { email: AMEL.email, password: AMEL.password });
      expect(response.status).toBeLessThan(400);
      expect(new URL(response.headers.get('location') ?? '', site).origin).toBe(site);
    });

    it.each(PATHS)('SEC-8 %s leads nowhere else', async (path) => {
      const { site } = setup().app;
      const { location } = await sendRaw(site, path);
      expect(isOwnLocation(location, site), `leads to “${location}”`).toBe(true);
    });
  });
}
