import { Typography } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { generatePath, Link } from 'react-router-dom';

/** The path of a document's form. */
export const documentPath = (model: string, document: string) => `/content-manager/collection-types/${model}/${document}`;

/** The page that shows the documents of a content type as a whole. */
type MainPage = Readonly<{ path: string; permission: string }>;

/** By content type. */
const mainPages = new Map<string, MainPage>();

/** Has the links to the documents of a content type lead to this page. */
export const addMainPage = (model: string, page: MainPage) => mainPages.set(model, page);

/** A link to a document: to the page that shows it as a whole, for those who may see one, else to its form. */
export function DocumentLink({ model, document, children }: Readonly<{ model: string; document: string; children: ReactNode }>) {
  const permissions = useAuth('DocumentLink', (state) => state.permissions);
  const main = mainPages.get(model);
  const isAllowed = permissions.some(({ action }) => action === main?.permission);
  return (
    <Typography
      tag={Link}
      to={main && isAllowed ? generatePath(`/${main.path}`, { document }) : documentPath(model, document)}
      textColor="primary600"
      fontWeight="semiBold"
    >
      {children}
    </Typography>
  );
}
