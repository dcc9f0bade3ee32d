import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--mute-audio',
];

/** Launches an installed Chromium, else the one from the npm package: no manual step is needed. */
export async function launchBrowser(): Promise<Browser> {
  const installed = [process.env['CHROMIUM'], ...CHROMIUM_PATHS].find((candidate) => candidate && existsSync(candidate));
  return chromium.launch({ executablePath: installed ?? (await packagedChromium()), args: CHROMIUM_ARGS });
}

/** The package also carries shared libraries for machines without them; it unpacks these only when it believes it runs in AWS Lambda. */
async function packagedChromium(): Promise<string> {
  const lacksLibraries = !['/usr/lib/x86_64-linux-gnu/libnss3.so', '/usr/lib64/libnss3.so'].some(existsSync);
  if (lacksLibraries) process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
