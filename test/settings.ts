import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SECRETS } from '../scripts/secrets.ts';

/** Every secret of a house under test. */
export const TEST_SECRET = 'a-secret-that-protects-nothing-0123456789';

/** Settings of a house under test, secrets included: they protect nothing. */
export function testSettings(databaseUrl: string, given: Record<string, string> = {}): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '8',
    PUBLIC_DIR: uploads(),
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: '9',
    DEMO: 'true',
    STAFF_SECOND_STEP: 'false',
    LOG_LEVEL: 'info',
    STRAPI_TELEMETRY_DISABLED: 'true',
    NODE_ENV: 'production',
    TZ: 'UTC',
    ...Object.fromEntries(SECRETS.map((name) => [name, TEST_SECRET])),
    ...given,
  };
}

/** A folder for uploads, with what the demo data put into the template's. */
function uploads(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cordee-test-'));
  mkdirSync(path.join(folder, 'uploads'));
  const demo = process.env['TEST_UPLOADS'];
  if (demo) cpSync(demo, folder, { recursive: true });
  return folder;
}
