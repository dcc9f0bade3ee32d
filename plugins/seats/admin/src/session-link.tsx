import { DocumentLink } from '@cordee/kernel/admin';
import type { ReactNode } from 'react';

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
