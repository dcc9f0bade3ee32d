import { PEOPLE_PERMISSION } from '@cordee/accounts';
import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { staffAdminApi } from '../admin-api.ts';
import { addPeople } from './people/add-people.ts';
import { addPerson } from './people/add-person.ts';
import { blockPeople } from './people/block-people.ts';
import { invitePeople } from './people/invite-people.ts';
import { viewPeople } from './people/view-people.ts';
import { viewSessionChoices } from './people/view-session-choices.ts';

const peopleRoute = adminRoute(PEOPLE_PERMISSION);

/** The routes behind the list of people. */
export const peopleAdminRoutes: readonly AdminRoute[] = [
  peopleRoute(staffAdminApi.people, { run: ({ strapi, query }) => viewPeople(strapi, query) }),
  peopleRoute(staffAdminApi.sessionChoices, { run: ({ strapi, query }) => viewSessionChoices(strapi, query) }),
  peopleRoute(staffAdminApi.addPerson, {
    run: async ({ strapi, body, staff }) => ({ person: await addPerson(strapi, { ...body, staff }) }),
  }),
  peopleRoute(staffAdminApi.invitePeople, { run: ({ strapi, body, staff }) => invitePeople(strapi, { ...body, staff }) }),
  peopleRoute(staffAdminApi.blockPeople, { run: ({ strapi, body, staff }) => blockPeople(strapi, { ...body, staff }) }),
  peopleRoute(staffAdminApi.addPeople, { run: ({ strapi, body, staff }) => addPeople(strapi, { ...body, staff }) }),
];
