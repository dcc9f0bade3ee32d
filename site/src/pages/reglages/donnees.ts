import type { APIRoute } from 'astro';
import { proxyFile } from '../../lib/proxy-file.ts';

/** All that is held about whoever is signed in, as a zip. (ACC-20) */
export const GET: APIRoute = (context) => proxyFile(context, () => '/accounts/personal-data');
