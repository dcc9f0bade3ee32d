import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

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
export const launchBrowser = async (): Promise<Browser> => chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });

/** Launches a browser of its own whose data stay in this folder, also when it is killed. */
export const launchProfile = async (folder: string, options: BrowserContextOptions): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { executablePath: await chromiumPath(), args: CHROMIUM_ARGS, ...options });

const chromiumPath = async (): Promise<string> =>
  [process.env['CHROMIUM'], ...CHROMIUM_PATHS].find((candidate) => candidate && existsSync(candidate)) ?? packagedChromium();

/** The package also carries shared libraries for machines without them; it unpacks these only when it believes it runs in AWS Lambda. */
async function packagedChromium(): Promise<string> {
  const lacksLibraries = !['/usr/lib/x86_64-linux-gnu/libnss3.so', '/usr/lib64/libnss3.so'].some(existsSync);
  if (lacksLibraries) process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
