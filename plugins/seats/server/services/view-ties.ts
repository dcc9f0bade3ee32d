import { type Db, searchPatterns, shownEmail } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { SlotMemberPage } from '../../api.ts';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import type { Role } from '../domain/membership.ts';
import { managersFor, managersOf } from './manager-store.ts';
import { shownName } from './shown-name.ts';
import { teamRows } from './tie-store.ts';
import { toManagerView } from './to-session-view.ts';

type TiesQuery = Readonly<{ session: SessionId; member: MembershipId; role: Role; search: string; today: Day }>;

/**
 * Who manages a member, to choose among the managers of the company, and whom of the session they manage; null for whoever does not learn, or not
 * manage. A manager who is blocked or past their last day is there only as long as they are tied. (TEAM-2)
 */
export async function viewTies(
  db: Db,
  { session, member, role, search, today }: TiesQuery,
): Promise<Pick<SlotMemberPage, 'managers' | 'team'>> {
  const learns = role !== 'manager';
  const manages = role !== 'learner';
  const [known, tied, team] = await Promise.all([
    learns ? managersFor(db, { session, today }) : null,
    learns ? managersOf(db, member) : [],
    manages ? teamRows(db, { session, manager: member, patterns: searchPatterns(search) }) : null,
  ]);
  const chosen = new Set(tied);
  return {
    managers:
      known
        ?.filter(({ id, available }) => id !== member && (available || chosen.has(id)))
        .map((manager) => ({ ...toManagerView(manager), chosen: chosen.has(manager.id) })) ?? null,
    team: team && {
      search,
      total: team[0]?.total ?? 0,
      members: team.map(({ id, chosen, email, ...person }) => ({
        id,
        chosen,
        name: shownName({ email, ...person }) ?? '',
        email: shownEmail(email),
      })),
    },
  };
}
