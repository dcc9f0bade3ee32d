import type { Core } from '@strapi/strapi';
import type { MembershipId } from '../domain/ids.ts';
import { actOnSlot, commandInTurn } from './act-on-slot.ts';
import type { PilotCaller } from './require-pilot.ts';

type Release = Readonly<{ session: string; member: MembershipId; requeue: boolean }>;

/**
 * Takes the slot of a member back; `requeue` puts them at the end of the waiting list, both or neither, and one mail says both.
 * @throws as `actOnSlot` (SEAT-7, ROT-1, H-21)
 */
export const releaseSlot = (strapi: Core.Strapi, caller: PilotCaller, { requeue, ...member }: Release): Promise<void> =>
  commandInTurn(strapi, async () => {
    const requeued = await actOnSlot(strapi, caller, { ...member, action: 'release', requeued: requeue });
    if (requeue) await actOnSlot(strapi, caller, { ...member, action: 'wait', requeued });
  });
