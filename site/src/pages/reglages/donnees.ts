import type { APIRoute } from 'astro';
import { passFile } from '../../lib/pass-file.ts';

/** All that is held about whoever is signed in, as a zip. (ACC-20) */
export const GET: APIRoute = (context) => passFile(context, () => '/accounts/personal-data');
