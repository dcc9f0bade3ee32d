import { siteSettings } from '@cordee/kernel/settings';
import { rotationsApi } from '@cordee/rotations/api';
import type { APIRoute } from 'astro';
import { turnsCalendar } from '../../../features/rotations/turns-calendar.ts';
import { call, Refused } from '../../../lib/cms.ts';
import { paths } from '../../../paths.ts';

/**
 * Serves the turns of the reader in a course as a calendar file; whoever has none reads on home how they stand, and a refusal
 * is a bare status. (ROT-6)
 */
export const GET: APIRoute = async (context) => {
  const { course = '' } = context.params;
  try {
    const turns = await call(context, rotationsApi.ownTurns, { params: { course } });
    if (turns.turns.length === 0) return context.redirect(paths.courseHome(course), 303);

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
