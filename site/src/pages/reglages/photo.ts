import type { APIRoute } from 'astro';
import { passFile } from '../../lib/pass-file.ts';

/** The picture of whoever is signed in, or their initials drawn. (ACC-10) */
export const GET: APIRoute = (context) => passFile(context, () => '/accounts/picture');
