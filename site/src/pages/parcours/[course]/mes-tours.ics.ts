import { siteSettings } from '@cordee/kernel/settings';
import { rotationsApi } from '@cordee/rotations/api';
import type { APIRoute } from 'astro';
import { turnsCalendar } from '../../../features/rotations/turns-calendar.ts';
import { call, Refused } from '../../../lib/cms.ts';

/** Serves the turns of the reader in a course as a calendar file; a refusal is a bare status. (ROT-6) */
export const GET: APIRoute = async (context) => {
  try {
    const turns = await call(context, rotationsApi.ownTurns, { params: { course: context.params['course'] ?? '' } });
    return new Response(turnsCalendar(turns, { locale: context.locals.locale, site: new URL(siteSettings().SITE_URL) }), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="mes-tours.ics"',
        'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    if (error instanceof Refused) return new Response(null, { status: error.problem.status });
    throw error;
  }
};
