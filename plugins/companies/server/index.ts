import { definePlugin } from '@cordee/kernel';
import { COMPANY, company } from './content-types/company.ts';
import { ESTABLISHMENT, establishment } from './content-types/establishment.ts';
import { personalData } from './personal-data.ts';
import { explainEstablishments } from './services/explain-establishments.ts';
import { invitePilots } from './services/invite-pilots.ts';
import { logPilots } from './services/log-pilots.ts';
import { normalizeNames } from './services/normalize-names.ts';
import { uses } from './uses.ts';

export default definePlugin({
  name: 'companies',
  folder: import.meta.dirname,
  tables: [
    'public.companies',
    'public.companies_pilots_lnk',
    'public.establishments',
    'public.establishments_company_lnk',
    'cordee.company_establishment',
    'cordee.school',
  ],
  personalData,
  contentTypes: { company, establishment },
  manages: { people: [COMPANY, ESTABLISHMENT] },
  uses,
  register(strapi) {
    normalizeNames(strapi);
    explainEstablishments(strapi);
    invitePilots(strapi);
    logPilots(strapi);
  },
});
