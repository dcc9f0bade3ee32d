import { progressApi } from '@cordee/progress/api';
import type { APIRoute } from 'astro';
import { reportRoute } from '../../../../../features/progress/reports/report-route.ts';

/** Saves the played ranges that the player reports. (LRN-13) */
export const POST: APIRoute = reportRoute(progressApi.savePlayed);
