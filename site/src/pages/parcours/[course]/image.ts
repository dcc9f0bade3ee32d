import { progressApi } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { proxyFile } from '../../../lib/proxy-file.ts';

/** Serves the welcome picture of a course. (LRN-6) */
export const GET: APIRoute = (context) => proxyFile(context, progressApi.picture, { params: { course: context.params.course ?? '' } });
