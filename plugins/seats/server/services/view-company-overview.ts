import { shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { CompanyOverview } from '../../sessions-admin-api.ts';
import { establishmentsOfCompany, pilotsOfCompany } from './company-overview-store.ts';
import { viewSessionList } from './view-session-list.ts';

/** A company as a whole, for staff; nothing when there is no such company. (SEAT-1, ACC-8) */
export async function viewCompanyOverview(strapi: Core.Strapi, company: string): Promise<CompanyOverview> {
  const db = strapi.db.connection;
  const { sessions, total } = await viewSessionList(strapi, { company, search: '', sort: '-endsOn', page: 1 });
  const pilots = await pilotsOfCompany(db, company);
  return {
    establishments: await establishmentsOfCompany(db, company),
    pilots: pilots.map(({ name, email, ...pilot }) => ({ ...pilot, name: shownEmail(name), email: shownEmail(email) })),
    sessions,
    total,
  };
}
