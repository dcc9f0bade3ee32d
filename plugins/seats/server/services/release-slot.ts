import type { Core } from '@strapi/strapi';
import type { MembershipId } from '../domain/ids.ts';
import { actOnSlot, commandInTurn } from './act-on-slot.ts';
import type { SlotCaller } from './require-slot-actor.ts';

type Release = Readonly<{
  session: string;
  member: MembershipId;
  requeue: boolean;
  to?: MembershipId | undefined;
  overtaken?: MembershipId | undefined;
}>;

/**
 * Takes the slot of a member back, and gives it to whom staff chose (`to`); `requeue` puts the member at the end of the waiting list: all or nothing, and
 * one mail says both. @throws as `actOnSlot` (SEAT-7, ROT-1, H-20, H-21)
 */
export const releaseSlot = (strapi: Core.Strapi, caller: SlotCaller, { requeue, to, overtaken, ...member }: Release): Promise<void> =>
  commandInTurn(strapi, async () => {
    const requeued = await actOnSlot(strapi, caller, { ...member, action: 'release', to, overtaken, requeued: requeue });
    if (requeue) await actOnSlot(strapi, caller, { ...member, action: 'wait', requeued });
  });
