import type { APIRoute } from 'astro';
import { proxyFile } from '../../lib/proxy-file.ts';

/** The picture of whoever is signed in, or their initials drawn. (ACC-10) */
export const GET: APIRoute = (context) => proxyFile(context, () => '/accounts/picture');
