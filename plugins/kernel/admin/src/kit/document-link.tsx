import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

/** The path of a document's form. */
export const documentPath = (model: string, document: string) => `/content-manager/collection-types/${model}/${document}`;

/** A link to the form of a document. */
export const DocumentLink = ({ model, document, children }: Readonly<{ model: string; document: string; children: ReactNode }>) => (
  <Typography tag={Link} to={documentPath(model, document)} textColor="primary600" fontWeight="semiBold">
    {children}
  </Typography>
);
