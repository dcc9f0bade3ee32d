import { isDay, type SaveQuestion } from '@cordee/kernel/admin';
import { seatsAdminApi } from '../../admin-api.ts';

/** How many of those who will be invited are named. */
const NAMED = 5;

/** Before a session is saved whose first day moves so that invitations are sent at once: says how many and to whom. (SEAT-6, ACC-4) */
export const invitationsOnMove: SaveQuestion = {
  model: 'plugin::seats.session',
  id: 'seats.move',
  async ask({ documentId: session, data: { startsOn } }, read) {
    if (!session || typeof startsOn !== 'string' || !isDay(startsOn)) return undefined;

    const { invited } = await read(seatsAdminApi.invitationsOnMove, { params: { session }, query: { startsOn } });
    if (invited.length === 0) return undefined;

    const names = invited.slice(0, NAMED).map(({ name, email }) => (name ? `${name} (${email})` : email));
    // Midnight where the browser is: the message shows a day there.
    const firstDay = Date.parse(`${startsOn}T00:00`);
    return { firstDay, count: invited.length, names: names.join(', '), others: invited.length - names.length };
  },
};
