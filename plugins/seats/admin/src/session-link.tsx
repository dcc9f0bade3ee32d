import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

/** A link to the page of a session. */
export const SessionLink = ({ session, children }: Readonly<{ session: string; children: ReactNode }>) => (
  <Typography tag={Link} to={`/plugins/seats/sessions/${session}/members`} textColor="primary600" fontWeight="semiBold">
    <bdi>{children}</bdi>
  </Typography>
);
