import { appOf, type Db, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { MembershipId } from '../domain/ids.ts';
import { SessionNotFound } from '../domain/refusals.ts';
import { splitTies, type TransferredMember } from '../domain/transfer.ts';
import { sessionOf } from './membership-store.ts';
import { slotMembersAmong } from './slot-store.ts';
import { membershipsThere, sessionsNamed, tiesOf } from './transfer-store.ts';

/** Members of one session who are to be transferred to another, both by their document ids. */
export type TransferInput = Readonly<{ source: string; target: string; members: readonly MembershipId[]; keepOwnDays: boolean }>;

/**
 * Reads two sessions and the members who are to be transferred from one to the other, in the order of their names, with what ties them to others; `left`:
 * those who are no longer members of the first. @throws SessionNotFound (SEAT-6)
 */
export async function readTransfer(strapi: Core.Strapi, db: Db, { source: from, target: to, members: chosen, keepOwnDays }: TransferInput) {
  const [source, target] = [await readSession(db, from), await readSession(db, to)];
  const { settings } = appOf(strapi);
  const found = await slotMembersAmong(db, { session: source.id, members: chosen });
  const present = new Set(found.map(({ membership }) => membership));
  const ties = await tiesOf(db, { members: [...present], target: target.id });
  const persons = [...found.map(({ person }) => person), ...ties.map(({ managerPerson }) => managerPerson)];
  const there = await membershipsThere(db, { session: target.id, persons });
  const areThere = new Set(there.map(({ person }) => person));
  const members = found.map((member) => ({ ...member, isThere: areThere.has(member.person) }) satisfies TransferredMember);
  const managersThere = new Set(there.filter(({ manages }) => manages).map(({ person }) => person));
  return {
    source,
    target,
    members,
    left: [...new Set(chosen)].filter((membership) => !present.has(membership)),
    ties: splitTies(ties, { members, managersThere }),
    keepOwnDays,
    today: dayIn(settings.TIME_ZONE, source.now),
    joiningDays: settings.JOINING_DAYS,
  };
}

async function readSession(db: Db, document: string) {
  const [named] = await sessionsNamed(db, [document]);
  const dates = named && (await sessionOf(db, named.id));
  if (!dates) throw new SessionNotFound({ session: document });
  return { ...dates, ...named };
}
