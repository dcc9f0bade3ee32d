import { notifyPerson } from '@cordee/accounts';
import { slotAssigned } from '../emails/slot-assigned.ts';
import { slotReleased } from '../emails/slot-released.ts';
import { waitingForSlot } from '../emails/waiting-for-slot.ts';
import { seatEvents } from '../events.ts';
import { slotNews } from '../services/slot-store.ts';

/**
 * Writes to whoever was given a slot, and holds one still: it was not undone meanwhile. Mails follow what happened to a slot, and hold nothing up. Where slots
 * go round, the rotations plugin writes, of a turn. (ROT-5, H-21, H-22)
 */
export const onSlotAssigned = seatEvents.listener('seats.mail-slot-assigned', 'slot-assigned', async ({ db }, { payload }) => {
  const news = await slotNews(db, payload);
  if (news?.holds && !news.goesRound) await notifyPerson(db, news.person, slotAssigned, news.facts);
});

/** Writes to whoever holds their slot no more, where slots do not go round; who was put back on the waiting list reads their place in the same mail. (ROT-1, ROT-5, H-21, H-22) */
export const onSlotReleased = seatEvents.listener('seats.mail-slot-released', 'slot-released', async ({ db }, { payload }) => {
  const news = await slotNews(db, payload);
  if (news && !news.holds && !news.goesRound)
    await notifyPerson(db, news.person, slotReleased, { ...news.facts, place: payload.requeued ? news.place : null });
});

/**
 * Writes to whoever was put on a waiting list; to nobody who got a slot meanwhile, or was taken off it, or reads it in
 * the mail about their slot. (H-21)
 */
export const onPutOnWaitingList = seatEvents.listener('seats.mail-waiting', 'put-on-waiting-list', async ({ db }, { payload }) => {
  const news = payload.requeued ? undefined : await slotNews(db, payload);
  if (news?.place) await notifyPerson(db, news.person, waitingForSlot, { ...news.facts, place: news.place });
});
