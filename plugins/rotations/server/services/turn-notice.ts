import type { AccessCaller, CourseAccess } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { TurnNotice } from '../../api.ts';
import { turnsOf } from '../domain/turns-of.ts';
import { planSession } from './read-turns.ts';

/**
 * What a member reads of their turn where slots go round: about when it comes, or until when it runs; null where slots do not go round, for whoever neither
 * holds one nor waits, and for whoever holds one until they finish, or has finished. One session is read. (ROT-5, ROT-6)
 */
export async function turnNotice(strapi: Core.Strapi, caller: AccessCaller, access: CourseAccess): Promise<TurnNotice | null> {
  const { session, slot, finishedAt } = access;
  if (session === null || slot === null || finishedAt !== null || (!slot.held && slot.place === null)) return null;

  const { stored, rotating, turns } = await planSession(strapi, strapi.db.connection, { session, now: caller.now });
  const { kind } = stored.rotation;
  const member = [...stored.turns, ...stored.waiting].find(({ person }) => person === caller.person.id);
  if (kind === 'none' || !member) return null;

  const { until, isKept, next } = turnsOf(rotating, turns, member.membership);
  if (until === null) return { state: 'waits', from: next };
  return kind === 'paced' ? { state: 'holds', until, isKept } : null;
}
