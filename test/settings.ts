import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SECRETS } from '../scripts/secrets.ts';

/** The value of every secret of an installation under test. */
export const TEST_SECRET = 'a-secret-that-protects-nothing-0123456789';

/** Settings of an installation under test, secrets included. */
export function testSettings(databaseUrl: string, overrides: Record<string, string> = {}): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '8',
    PUBLIC_DIR: uploadsFolder(),
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: '9',
    DEMO: 'true',
    STAFF_SECOND_STEP: 'false',
    LOG_LEVEL: 'info',
    STRAPI_TELEMETRY_DISABLED: 'true',
    NODE_ENV: 'production',
    TZ: 'UTC',
    ...Object.fromEntries(SECRETS.map((name) => [name, TEST_SECRET])),
    ...overrides,
  };
}

/** Creates a folder for uploads, with the files of the demo data in it. */
function uploadsFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cordee-test-'));
  mkdirSync(path.join(folder, 'uploads'));
  const demoUploads = process.env['TEST_UPLOADS'];
  if (demoUploads) cpSync(demoUploads, folder, { recursive: true });
  return folder;
}
