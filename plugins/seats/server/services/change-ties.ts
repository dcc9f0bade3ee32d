import { appOf, type Db, dayIn, writePersonalAct } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SessionId } from '../domain/ids.ts';
import { MemberNotFound, NoSlotSession } from '../domain/refusals.ts';
import { commandInTurn } from './act-on-slot.ts';
import { type PilotCaller, requirePilot } from './require-pilot.ts';
import { lockSlots } from './slot-store.ts';
import { changeManagers } from './tie-managers.ts';
import { currentLearners, type Tie } from './tie-store.ts';

type TieChange = Readonly<{ session: string; tie: readonly Tie[]; untie: readonly Tie[] }>;

/**
 * Ties members of a slot session to managers of the company and unties others, on behalf of a pilot, which is noted. What is so already stays.
 * @throws SessionNotFound, NoSlotSession, Busy, MemberNotFound for one who does not learn there, and as `changeManagers` (TEAM-2, H-93)
 */
export const changeTies = (strapi: Core.Strapi, caller: PilotCaller, { session: document, tie, untie }: TieChange): Promise<void> =>
  commandInTurn(strapi, async (db) => {
    const { id: session, kind, reference } = await requirePilot(strapi, db, caller, document);
    if (kind !== 'slot') throw new NoSlotSession({});
    await lockSlots(db, session);
    await refuseOthers(db, { session, tie });

    const changed = await changeManagers(db, { session, tie, untie, today: dayIn(appOf(strapi).settings.TIME_ZONE, caller.now) });
    const about = changed.map(({ person, managers }) => ({ person, facts: { session: reference, count: String(managers) } }));
    await writePersonalAct(db, { by: caller.person.id, act: 'seats.managers-changed', about });
  });

async function refuseOthers(db: Db, { session, tie }: { session: SessionId; tie: readonly Tie[] }): Promise<void> {
  const managed = [...new Set(tie.map((each) => each.managed))];
  if ((await currentLearners(db, { session, members: managed })).length < managed.length) throw new MemberNotFound({});
}
