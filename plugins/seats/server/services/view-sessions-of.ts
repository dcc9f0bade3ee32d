import type { PersonId } from '@cordee/accounts';
import { appOf, currentTime, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonSession } from '../../admin-api.ts';
import { membershipsOfPerson } from './person-memberships-store.ts';
import { companiesPilotedBy, type PilotedCompany } from './session-store.ts';
import { slotSessions } from './slot-store.ts';
import { toStandingView } from './to-standing-view.ts';

/** Lists the companies that a person pilots, and their memberships, latest end first. (ACC-8, ACC-13) */
export async function viewSessionsOf(
  strapi: Core.Strapi,
  person: PersonId,
): Promise<{ pilots: PilotedCompany[]; sessions: PersonSession[] }> {
  const db = strapi.db.connection;
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, await currentTime(strapi));
  const memberships = await membershipsOfPerson(db, person);
  const withSlots = await slotSessions(db, { sessions: memberships.map(({ id }) => id), today });
  const sessions = memberships.map((member) => {
    const { id, membership, session, reference, company, role, startsOn, endsOn, ownEndsOn, managers } = member;
    const slots = withSlots.find((each) => each.session === id);
    const standing = slots ? toStandingView(member, slots, today) : null;
    return { member: membership, session, reference, company, role, startsOn, endsOn, ownEndsOn, managers, standing };
  });
  return { pilots: await companiesPilotedBy(db, person), sessions };
}
