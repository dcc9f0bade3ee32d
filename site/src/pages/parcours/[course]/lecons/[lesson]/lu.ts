import { progressApi } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { reportRoute } from '../../../../../features/progress/reports/report-route.ts';

/** Marks a text as read, for a script that keeps on the device what cannot be saved. (LRN-5, LRN-23) */
export const POST: APIRoute = reportRoute(progressApi.markRead);
