import type { StrapiApp } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { createIntl, RawIntlProvider, useIntl } from 'react-intl';
import { Outlet, useLocation } from 'react-router-dom';

type Routes = Parameters<Extract<Parameters<StrapiApp['router']['addRoute']>[0], (...args: never) => unknown>>[0];

/** Strapi's message for a list without documents, whether there are none or none was found. */
const EMPTY = 'app.components.EmptyStateLayout.content-document';

/** Makes the lists of the content manager say that nothing matches a search or filters, and not that there are no documents. (H-83) */
export const explainEmptyLists = (routes: Routes): Routes =>
  routes.map((route) =>
    route.path === 'content-manager/*' && route.children
      ? { ...route, children: [{ Component: ExplainedLists, children: route.children }] }
      : route,
  );

function ExplainedLists() {
  const intl = useIntl();
  const { search } = useLocation();
  const ofSearch = useMemo(() => {
    const messages = { ...intl.messages, [EMPTY]: intl.messages['cordee.list.noMatch'] ?? '' };
    return createIntl({ ...intl, messages: Object.fromEntries(Object.entries(messages).map(([id, text]) => [id, String(text)])) });
  }, [intl]);

  return (
    <RawIntlProvider value={/[?&](_q=|filters)/.test(search) ? ofSearch : intl}>
      <Outlet />
    </RawIntlProvider>
  );
}
