import { DocumentLink } from '@cordee/kernel/admin';
import { Typography } from '@strapi/design-system';
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
