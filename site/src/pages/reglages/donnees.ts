import { accountsApi } from '@cordee/accounts/api';
import type { APIRoute } from 'astro';
import { proxyFile } from '../../lib/proxy-file.ts';

/** Serves the export of the reader's personal data as a zip archive. (ACC-20) */
export const GET: APIRoute = (context) => proxyFile(context, accountsApi.personalData);
