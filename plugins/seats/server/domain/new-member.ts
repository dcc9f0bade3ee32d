import type { Day, Refusal } from '@cordee/kernel/pure';
import { MembersAddedByTeam, SessionExpired } from './refusals.ts';

type JoinableSession = Readonly<{ kind: 'licence' | 'slot'; endsOn: Day }>;

/** Why nobody joins a session; null when people can. (SEAT-5) */
export const refuseJoining = ({ kind, endsOn }: JoinableSession, today: Day): Refusal | null =>
  kind === 'slot' && today > endsOn ? new SessionExpired({ endsOn }) : null;

/** Why a pilot adds nobody to a session; null when they can. `contact`: the address of the team, `none` without. (SEAT-4, SEAT-5) */
export const refuseAddingByPilot = (session: JoinableSession, today: Day, contact = 'none'): Refusal | null =>
  session.kind === 'licence' ? new MembersAddedByTeam({ contact }) : refuseJoining(session, today);
