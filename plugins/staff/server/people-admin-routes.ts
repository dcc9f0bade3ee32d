import { PEOPLE_PERMISSION } from '@cordee/accounts';
import { type AdminRoute, adminRoute, appOf, currentTime, dayIn } from '@cordee/kernel';
import { staffAdminApi } from '../admin-api.ts';
import { addPeople } from './people/add-people.ts';
import { addPerson } from './people/add-person.ts';
import { blockPeople } from './people/block-people.ts';
import { invitePeople } from './people/invite-people.ts';
import { sessionChoices } from './people/session-choice-store.ts';
import { viewPeople } from './people/view-people.ts';

const peopleRoute = adminRoute(PEOPLE_PERMISSION);

/** The routes behind the list of people. */
export const peopleAdminRoutes: readonly AdminRoute[] = [
  peopleRoute(staffAdminApi.people, { run: ({ strapi, query }) => viewPeople(strapi, query) }),
  peopleRoute(staffAdminApi.sessionChoices, {
    async run({ strapi, query }) {
      const today = dayIn(appOf(strapi).settings.TIME_ZONE, await currentTime(strapi));
      return { sessions: await sessionChoices(strapi.db.connection, { ...query, today }) };
    },
  }),
  peopleRoute(staffAdminApi.addPerson, {
    run: async ({ strapi, body, staff }) => ({ person: await addPerson(strapi, { ...body, staff }) }),
  }),
  peopleRoute(staffAdminApi.invitePeople, { run: ({ strapi, body, staff }) => invitePeople(strapi, { ...body, staff }) }),
  peopleRoute(staffAdminApi.blockPeople, { run: ({ strapi, body, staff }) => blockPeople(strapi, { ...body, staff }) }),
  peopleRoute(staffAdminApi.addPeople, { run: ({ strapi, body, staff }) => addPeople(strapi, { ...body, staff }) }),
];
