import { Box, Button, EmptyStateLayout, Flex, LinkButton, Typography } from '@strapi/design-system';
import type { StrapiApp } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { Link, Outlet, useLocation } from 'react-router-dom';
import { useText } from '../kit/use-text';
import { forgetFailedReads, readAgain, useFailedReads } from './failed-reads';

/** Puts the notice above the pages of the content manager, whose own error pages offer no way on. (H-94) */
export const addRetryNotice = ({ router }: StrapiApp): void =>
  router.addRoute((routes) =>
    routes.map((route) =>
      route.path === 'content-manager/*' && route.children
        ? { ...route, children: [{ Component: RetryNotice, children: route.children }] }
        : route,
    ),
  );

/**
 * Says that something on the page could not be read, with a button that reads it again; it is read by itself when the connection is back. In
 * place of the form of a document that does not exist, leads on.
 */
function RetryNotice() {
  const t = useText('kernel.kit');
  const { pathname } = useLocation();
  const { unanswered, gone } = useFailedReads();
  // What failed on one page does not concern the next.
  useEffect(forgetFailedReads, [pathname]);
  useEffect(() => {
    addEventListener('online', readAgain);
    return () => removeEventListener('online', readAgain);
  }, []);

  if (gone && pathname.endsWith(`/${gone}`)) return <GoneDocument list={pathname.slice(0, -gone.length - 1)} />;

  return (
    <>
      {unanswered.size > 0 && (
        <Box background="warning100" borderColor="warning200" padding={4} role="alert">
          <Flex gap={3} wrap="wrap">
            <Typography>{t('unanswered')}</Typography>
            <Button size="S" variant="tertiary" onClick={readAgain}>
              {t('retry')}
            </Button>
          </Flex>
        </Box>
      )}
      <Outlet />
    </>
  );
}

/** What stands in place of the form of a document that does not exist: Strapi would say that it could not be loaded, and to try again. */
function GoneDocument({ list }: Readonly<{ list: string }>) {
  const t = useText('kernel.gone');
  return (
    <Box padding={{ initial: 4, large: 10 }} role="alert">
      <EmptyStateLayout
        content={t('text')}
        action={
          <Flex gap={2} wrap="wrap" justifyContent="center">
            <LinkButton tag={Link} to={list}>
              {t('list')}
            </LinkButton>
            <LinkButton tag={Link} to={KEPT_PAGE} variant="tertiary">
              {t('kept')}
            </LinkButton>
          </Flex>
        }
      />
    </Box>
  );
}

const KEPT_PAGE = '/plugins/kept';
