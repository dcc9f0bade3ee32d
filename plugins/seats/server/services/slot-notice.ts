import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SlotNotice } from '../../api.ts';
import { type CourseAccess, isWithoutSlot } from '../domain/membership.ts';
import type { AccessCaller } from '../rights.ts';
import { pilotsToAsk } from './session-store.ts';

/** Whom to ask about an access: the pilots of the company of its session, by name, and the address of the team; empty where there is none. (ACC-5) */
export async function whomToAsk(
  strapi: Core.Strapi,
  caller: AccessCaller,
  { session }: Pick<CourseAccess, 'session'>,
): Promise<{ pilots: string[]; contact: string }> {
  const pilots = session === null ? [] : await pilotsToAsk(strapi.db.connection, { person: caller.person.id, session });
  return { pilots: pilots.map(({ name }) => name), contact: appOf(strapi).settings.CONTACT ?? '' };
}

/** What the person is told of an access that lacks a slot; null when it lacks none. (SEAT-7) */
export const slotNotice = async (strapi: Core.Strapi, caller: AccessCaller, access: CourseAccess): Promise<SlotNotice | null> =>
  isWithoutSlot(access) ? { place: access.slot.place, ...(await whomToAsk(strapi, caller, access)) } : null;
