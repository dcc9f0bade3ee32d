import { definePlugin } from '@cordee/kernel';
import { COMPANY, company } from './content-types/company.ts';
import { personalData } from './personal-data.ts';
import { invitePilots } from './services/invite-pilots.ts';
import { logPilots } from './services/log-pilots.ts';
import { normalizeLegalName } from './services/normalize-legal-name.ts';
import { uses } from './uses.ts';

export default definePlugin({
  name: 'companies',
  folder: import.meta.dirname,
  tables: ['public.companies', 'public.companies_pilots_lnk'],
  personalData,
  contentTypes: { company },
  manages: { people: [COMPANY] },
  uses,
  register(strapi) {
    normalizeLegalName(strapi);
    invitePilots(strapi);
    logPilots(strapi);
  },
});
