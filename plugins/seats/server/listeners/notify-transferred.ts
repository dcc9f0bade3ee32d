import { notifyPerson } from '@cordee/accounts';
import { transferred } from '../emails/transferred.ts';
import { seatEvents } from '../events.ts';
import { transferNews } from '../services/transfer-store.ts';

/** Writes to whoever was transferred to another session, and is in it still. (SEAT-6) */
export const onMemberTransferred = seatEvents.listener('seats.mail-transferred', 'member-transferred', async ({ db }, { payload }) => {
  const [news] = await transferNews(db, payload);
  if (news) await notifyPerson(db, payload.person, transferred, news);
});
