import { PEOPLE_PERMISSION } from '@cordee/accounts/admin-api';
import { DocumentLink, useText } from '@cordee/kernel/admin';
import { Typography } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

/** A link to the page of a session. */
export const SessionLink = ({ session, children }: Readonly<{ session: string; children: ReactNode }>) => (
  <DocumentLink model="plugin::seats.session" document={session}>
    <bdi>{children}</bdi>
  </DocumentLink>
);

/** A link to the page of a company. */
export const CompanyLink = ({ company, children }: Readonly<{ company: string; children: ReactNode }>) => (
  <DocumentLink model="plugin::companies.company" document={company}>
    <bdi>{children}</bdi>
  </DocumentLink>
);

/** A link to the list of the sessions of a company. */
export const SessionsOfCompanyLink = ({ company, children }: Readonly<{ company: string; children: ReactNode }>) => (
  <Typography tag={Link} to={`/plugins/seats?company=${company}`} textColor="primary600" fontWeight="semiBold">
    {children}
  </Typography>
);

/** A link to the list of people with those of a session, or of a company; nothing for staff who may not see it. (ACC-13) */
export function PeopleLink({ of: filter, document }: Readonly<{ of: 'session' | 'company'; document: string }>) {
  const t = useText('seats.people');
  const permissions = useAuth('PeopleLink', (state) => state.permissions);
  if (!permissions.some(({ action }) => action === PEOPLE_PERMISSION)) return null;

  return (
    <Typography tag={Link} to={`/plugins/staff?${filter}=${document}`} textColor="primary600" fontWeight="semiBold">
      {t(filter === 'session' ? 'ofSession' : 'ofCompany')}
    </Typography>
  );
}
