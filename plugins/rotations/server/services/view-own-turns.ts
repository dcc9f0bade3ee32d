import type { CourseId } from '@cordee/courses';
import { type AccessCaller, CourseNotFound, requireAccess, turnsHad } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { OwnTurns } from '../../api.ts';
import { isApproximate } from '../domain/turns-of.ts';
import { planSession } from './read-turns.ts';

/**
 * The turns of the caller in a course, the running one and those to come. A turn keeps its id while its likely days move: it is the nth of its member. Where slots do
 * not go round there is none.
 * @throws CourseNotFound, also when a global role gives the access; AccessNotYet, AccessEnded, NoSlotSession (ROT-6)
 */
export async function viewOwnTurns(strapi: Core.Strapi, caller: AccessCaller, course: CourseId): Promise<OwnTurns> {
  const { session, reference } = await requireAccess(strapi, caller, course);
  if (session === null) throw new CourseNotFound({ course });

  const db = strapi.db.connection;
  const { stored, rotating, turns } = await planSession(strapi, db, { session, now: caller.now });
  const goesRound = stored.rotation.kind !== 'none';
  const isOwn = ({ person }: { person: number }) => person === caller.person.id;
  const member = [...stored.turns, ...stored.waiting].find(isOwn)?.membership;
  const had = member ? await turnsHad(db, member) : 0;
  const first = stored.turns.some(isOwn) ? had : had + 1;

  return {
    title: caller.rights.memberships.find((membership) => membership.session === session)?.title ?? reference ?? '',
    reference: reference ?? '',
    writtenAt: caller.now.toISOString(),
    turns: turns
      .filter((turn) => goesRound && turn.member === member)
      .map((turn, index) => ({
        id: `${turn.member}-${first + index}`,
        from: turn.from,
        to: turn.to,
        approximate: turn.from > rotating.today || isApproximate(rotating, turn),
      })),
  };
}
