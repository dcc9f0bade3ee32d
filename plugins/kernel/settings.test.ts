import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testSettings } from '../../test/settings.ts';
import { cmsSettings, SettingsRefused, settingNames, siteSettings } from './settings.ts';

const valid = testSettings('postgres://cordee:x@127.0.0.1:5432/cordee');

describe('settings', () => {
  it('OPS-2 valid ones are read, with defaults for the rest', () => {
    expect(cmsSettings(valid)).toMatchObject({ CMS_PORT: 1337, TIME_ZONE: 'Europe/Paris', SMTP_SECURE: false });
  });

  it.each([
    ['DATABASE_URL', 'mysql://localhost/x', /DATABASE_URL must be an address such as postgres:/],
    ['CMS_PORT', '99999', /CMS_PORT/],
    ['SITE_SECRET', 'short', /SITE_SECRET must have at least 32 characters/],
    ['SMTP_SECURE', 'yes', /SMTP_SECURE must be true or false/],
    ['TIME_ZONE', 'Paris', /TIME_ZONE must be a time zone/],
    ['SMTP_HOST', '', /SMTP_HOST is missing/],
    ['TRUSTED_PROXIES', '1', /TRUSTED_PROXIES must list addresses or ranges/],
  ])('OPS-2 %s = %j is rejected by name', (name, value, message) => {
    expect(() => cmsSettings({ ...valid, [name]: value })).toThrow(message);
  });

  it('SEC-14 the settings of S3 are all set or none', () => {
    const s3 = { S3_ENDPOINT: 'https://s3.example', S3_BUCKET: 'cordee', S3_REGION: 'eu', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' };
    expect(cmsSettings({ ...valid, ...s3 })).toMatchObject(s3);
    expect(() => cmsSettings({ ...valid, ...s3, S3_BUCKET: '', S3_REGION: '' })).toThrow(/S3_BUCKET is missing\n.*S3_REGION is missing/);
  });

  it('OPS-2 all problems are reported at once', () => {
    try {
      cmsSettings({});
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof SettingsRefused)) throw error;
      expect(error.problems.length).toBeGreaterThanOrEqual(8);
    }
  });

  it('OPS-2 the site needs no database', () => {
    expect(siteSettings({ SITE_SECRET: valid['SITE_SECRET'] })).toMatchObject({ SITE_PORT: 4321 });
  });

  it('OPS-2 every setting is explained in .env.example', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    for (const name of settingNames) expect(example).toMatch(new RegExp(`^#? ?${name}=`, 'm'));
  });
});
