import { inviteEach, lockInvitees } from '@cordee/accounts';
import { appOf, dayIn, inTransaction, type Staff, writeStaffAct } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import { invitationDueAt } from '../domain/invitation-date.ts';
import { type Role, refuseLastDayOnJoining } from '../domain/membership.ts';
import { counts, refuseJoining } from '../domain/new-member.ts';
import { addedLines } from '../domain/new-members.ts';
import { AllowanceChanged, LinesAreWrong, SessionNotFound } from '../domain/refusals.ts';
import { seatEvents } from '../events.ts';
import { checkPasted, emailsOf, type Pasted } from './check-pasted.ts';
import { findEstablishment } from './find-establishment.ts';
import { insertMembers } from './many-members-store.ts';
import { lockSession } from './membership-store.ts';

/** What all people of a list get: a role, and as `addMember` says their own last day and their establishment. `allowance`: the one that was shown. */
type AddedList = Pasted &
  Readonly<{ role: Role; endsOn: Day | null; establishment?: string | undefined; allowance?: number | undefined; staff: Staff }>;

/**
 * Adds the people of a list to a session, all or none, which is noted about each: those without an account get one and, as everybody without a password,
 * are invited when `invitationDueAt` says. Who is a member already stays as they are, so that the same list sent again adds nobody; returns how many were added.
 * @throws SessionNotFound, TooManyPasted, LinesAreWrong, AllowanceChanged, EstablishmentNotFound, and what `refuseJoining` and `refuseLastDayOnJoining` refuse
 * (ACC-4, SEAT-1, SEAT-3, SEAT-4, SEAT-6, H-75)
 */
export const addPasted = (
  strapi: Core.Strapi,
  { session, people, role, endsOn, establishment: document, allowance, staff }: AddedList,
): Promise<{ added: number }> =>
  inTransaction(strapi, async (db) => {
    const { TIME_ZONE, JOINING_DAYS } = appOf(strapi).settings;
    // The people and addresses before the session, as by `joinSession`.
    await lockInvitees(db, emailsOf(people));
    const locked = await lockSession(db, session);
    if (!locked) throw new SessionNotFound({ session: String(session) });
    const lines = await checkPasted(db, { session, people });
    const wrong = lines.filter(({ state }) => state === 'wrong');
    if (wrong[0]) throw new LinesAreWrong({ wrong: wrong.length, line: lines.indexOf(wrong[0]) + 1 });
    const added = addedLines(lines);
    if (added.length === 0) return { added: 0 };

    const today = dayIn(TIME_ZONE, locked.now);
    if (allowance !== undefined && allowance !== locked.allowance) throw new AllowanceChanged({ from: allowance, now: locked.allowance });
    const learners = counts(role) ? added.length : 0;
    const refused =
      refuseJoining(locked, { learners, today, joiningDays: JOINING_DAYS }) ?? (endsOn && refuseLastDayOnJoining(endsOn, locked, today));
    if (refused) throw refused;
    const establishment = document === undefined ? null : (await findEstablishment(db, { session, document })).id;
    const due = invitationDueAt({ role, ...locked, calledUp: false }, TIME_ZONE);
    const accounts = await inviteEach(strapi, db, { people: added, staff, due, about: locked.title, manages: role === 'manager' });
    const persons = accounts.map(({ id }) => id);
    const joined = await insertMembers(db, { session, persons, role, endsOn, establishment });
    const note = (act: string, facts: Record<string, string>) =>
      writeStaffAct(db, { staff, act, about: joined.map(({ person }) => ({ person, facts: { session: locked.reference, ...facts } })) });
    await note('seats.member-added', {});
    if (endsOn) await note('seats.last-day-given', { day: endsOn });
    const payloads = joined.map(({ person }) => ({ person, session: locked.documentId }));
    await seatEvents.announceEach(strapi, db, 'member-joined', payloads);
    return { added: joined.length };
  });
