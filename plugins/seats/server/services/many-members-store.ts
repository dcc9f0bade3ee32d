import type { PersonId } from '@cordee/accounts';
import type { EstablishmentId } from '@cordee/companies';
import { type Db, rows } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { SessionId } from '../domain/ids.ts';
import type { Role } from '../domain/membership.ts';

/** Those of these people who are members of a session now. */
export const membersAmong = async (db: Db, query: { session: SessionId; persons: readonly PersonId[] }): Promise<Set<PersonId>> => {
  const members = await rows<{ person: PersonId }>(
    db,
    'select person from cordee.current_membership where session = :session and person = any(:persons)',
    query,
  );
  return new Set(members.map(({ person }) => person));
};

type Joining = { session: SessionId; persons: readonly PersonId[]; role: Role; endsOn: Day | null; establishment: EstablishmentId | null };

/** Adds people to a session, in the order of their ids; returns those who were not in it. */
export const insertMembers = (db: Db, joining: Joining) =>
  rows<{ person: PersonId }>(
    db,
    `insert into cordee.membership (person, session, role, ends_on, establishment)
     select person, :session, :role, cast(:endsOn as date), cast(:establishment as integer) from unnest(:persons::integer[]) person order by person
     on conflict (person, session) where ended_at is null do nothing returning person`,
    joining,
  );
