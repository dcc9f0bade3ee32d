import { Link as DesignLink } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import type { ReactNode } from 'react';
import { Link, type To } from 'react-router-dom';

/** The way back from a page to the one that leads to it. */
export const BackLink = ({ to, children }: Readonly<{ to: To; children: ReactNode }>) => (
  <DesignLink tag={Link} to={to} startIcon={<ArrowLeft />}>
    {children}
  </DesignLink>
);
