import { documentId, endpoint, instant } from '@cordee/kernel/endpoint';
import { z } from 'zod/v4';

const CompanyOfPerson = z.object({ document: z.string(), legalName: z.string() });

/** Who a person is, and to which companies they belong. */
const PersonView = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  state: z.enum(['active', 'invited', 'blocked', 'erased']).describe('`invited`: without a password as yet'),
  standing: z.enum(['none', 'tester', 'student', 'administrator']),
  pilots: z.array(CompanyOfPerson),
  companies: z.array(CompanyOfPerson).describe('those for which they are in a session'),
  since: instant.describe('when the account was opened'),
  lastAt: instant.nullable().describe('when they were last active'),
  timeZone: z.string(),
});

/** The endpoint of the first section of the page of a person. */
export const personAdminApi = {
  person: endpoint({
    method: 'GET',
    path: '/staff/people/:person',
    summary: 'Who a person is: name, address, state, companies, and when they were last there (ACC-13)',
    params: z.object({ person: documentId }),
    response: PersonView,
  }),
};
