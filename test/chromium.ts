import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--mute-audio',
];

/** A browser without a manual step: one that is installed, else the one that comes from npm. */
export async function openBrowser(): Promise<Browser> {
  const installed = [process.env['CHROMIUM'], ...INSTALLED].find((place) => place && existsSync(place));
  return chromium.launch({ executablePath: installed ?? (await packed()), args: QUIET });
}

/** The package also carries the libraries that a bare machine lacks; it unpacks them where it thinks it is in a lambda. */
async function packed(): Promise<string> {
  const bare = !['/usr/lib/x86_64-linux-gnu/libnss3.so', '/usr/lib64/libnss3.so'].some(existsSync);
  if (bare) process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  const { default: chromiumFromNpm } = await import('@sparticuz/chromium');
  return chromiumFromNpm.executablePath();
}
