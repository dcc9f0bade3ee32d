import { shownEmail } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { SessionMember, SessionSummary } from '../../api.ts';
import type { ScopesCaller } from '../rights.ts';
import type { Manager } from './manager-store.ts';
import type { TableRow } from './session-table-store.ts';
import { shownName } from './shown-name.ts';
import type { PilotedSession } from './slot-store.ts';
import { toReaderView } from './to-reader-view.ts';

/** The session that a page of a pilot is about, and its reader; `free`: how many of its slots nobody holds. */
export const toSessionView = (
  caller: ScopesCaller,
  { id: _, ...session }: PilotedSession,
  { today, free = 0 }: { today: Day; free?: number | undefined },
): SessionSummary => ({ ...session, free, person: toReaderView(caller, today), today });

/** A manager of the company, for a pilot to choose. */
export const toManagerView = ({ name, email, ...manager }: Manager): Manager => ({
  ...manager,
  name: shownEmail(name),
  email: shownEmail(email),
});

/** A member as their pilots see them. */
export const toMemberView = ({
  membership: id,
  email,
  role,
  blocked,
  finished,
  slot,
  place,
  since,
  ownEndsOn,
  ...person
}: TableRow): Omit<SessionMember, 'may'> => ({
  id,
  name: shownName({ email, ...person }),
  email: person.erased ? '' : shownEmail(email),
  role,
  blocked,
  finished,
  slot,
  place,
  since,
  endsOn: ownEndsOn,
});
