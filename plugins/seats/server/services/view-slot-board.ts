import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SlotBoard } from '../../session-page-admin-api.ts';
import type { SessionId } from '../domain/ids.ts';
import { type Named, shownName } from './shown-name.ts';
import { boardSlots } from './slot-board-store.ts';
import { waitingMembers } from './waiting-list-store.ts';

/** How many slots, and how many of those who wait, are shown; the members of the session, filtered, have them all. */
const MOST = 50;

/** Who holds which slot of a session, and who waits for one, in order; nothing of a session of licences. (SEAT-5, ROT-1) */
export async function viewSlotBoard(strapi: Core.Strapi, session: SessionId): Promise<SlotBoard> {
  const db = strapi.db.connection;
  const query = { session, most: MOST, timeZone: appOf(strapi).settings.TIME_ZONE };
  const [slots, waiting] = [await boardSlots(db, query), await waitingMembers(db, query)];
  return {
    slots: slots.map(({ slot, holder, since }) => ({ slot, since, holder: holder && named(holder) })),
    totalSlots: slots[0]?.total ?? 0,
    waiting: waiting.map(({ since, endsOn, blocked, ...person }) => ({ ...named(person), since, endsOn, blocked })),
    totalWaiting: waiting[0]?.total ?? 0,
  };
}

const named = ({ document, ...person }: Named & { document: string }) => ({ document, name: shownName(person) });
