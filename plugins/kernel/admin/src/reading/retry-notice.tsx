import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { StrapiApp } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { Outlet, useLocation } from 'react-router-dom';
import { useText } from '../kit/use-text';
import { forgetFailedReads, readAgain, useHasFailedReads } from './failed-reads';

/** Puts the notice above the pages of the content manager, whose own error pages offer no way on. (H-94) */
export const addRetryNotice = ({ router }: StrapiApp): void =>
  router.addRoute((routes) =>
    routes.map((route) =>
      route.path === 'content-manager/*' && route.children
        ? { ...route, children: [{ Component: RetryNotice, children: route.children }] }
        : route,
    ),
  );

/** Says that something on the page could not be read, with a button that reads it again; it is read by itself when the connection is back. */
function RetryNotice() {
  const t = useText('kernel.kit');
  const { pathname } = useLocation();
  const hasFailed = useHasFailedReads();
  // What failed on one page does not concern the next.
  useEffect(forgetFailedReads, [pathname]);
  useEffect(() => {
    addEventListener('online', readAgain);
    return () => removeEventListener('online', readAgain);
  }, []);

  return (
    <>
      {hasFailed && (
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
