import { accountsApi } from '@cordee/accounts/api';
import type { APIRoute } from 'astro';
import { proxyFile } from '../../lib/proxy-file.ts';

/** Serves the reader's profile picture, or a drawing of their initials. (ACC-10) */
export const GET: APIRoute = (context) => proxyFile(context, accountsApi.picture);
