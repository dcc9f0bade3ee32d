import { type Db, rows } from '@cordee/kernel';
import type { MembershipId } from '../domain/ids.ts';
import { type Named, shownName } from './shown-name.ts';

/** The names of members as pilots see them; null once a name was erased. (ACC-20) */
export async function namesOf(db: Db, memberships: readonly MembershipId[]): Promise<Map<MembershipId, string | null>> {
  const members = await rows<Named & { membership: MembershipId }>(
    db,
    `select m.id as membership, p.first_name as "firstName", p.last_name as "lastName", p.email, p.is_erased as erased
     from cordee.current_membership m join cordee.person p on p.id = m.person where m.id = any(:memberships::uuid[])`,
    { memberships },
  );
  return new Map(members.map((member) => [member.membership, shownName(member)]));
}
