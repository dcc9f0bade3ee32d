import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SlotNotice } from '../../api.ts';
import { type CourseAccess, isWithoutSlot } from '../domain/membership.ts';
import type { AccessCaller } from '../rights.ts';
import { pilotsFor } from './session-store.ts';

/** Whom to ask about the access to a course: the pilots of the company, by name, and the address of the team; empty where there is none. */
export async function whomToAsk(
  strapi: Core.Strapi,
  caller: AccessCaller,
  course: CourseAccess['course'],
): Promise<{ pilots: string; contact: string }> {
  const pilots = await pilotsFor(strapi.db.connection, { person: caller.person.id, course });
  return { pilots: pilots.map(({ name }) => name).join(', '), contact: appOf(strapi).settings.CONTACT ?? '' };
}

/** What the person is told of an access that lacks a slot; null when it lacks none. (SEAT-7) */
export const slotNotice = async (strapi: Core.Strapi, caller: AccessCaller, access: CourseAccess): Promise<SlotNotice | null> =>
  isWithoutSlot(access) ? { place: access.slot.place, ...(await whomToAsk(strapi, caller, access.course)) } : null;
