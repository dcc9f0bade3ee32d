import { DocumentLink, Secondary, useDateText, useText } from '@cordee/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

type Session = Readonly<{ session: string; reference: string; startsOn: string; endsOn: string }>;

/** Sessions, each with a link to its form, its dates, what `about` says of it, and `more`. */
export function SessionList<S extends Session>({
  sessions,
  none,
  about,
  more,
}: Readonly<{ sessions: readonly S[]; none: string; about: (session: S) => string; more?: (session: S) => ReactNode }>) {
  const formatDate = useDateText();
  const t = useText('seats.sessions');
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  if (sessions.length === 0) return <Typography textColor="neutral600">{none}</Typography>;

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {sessions.map((each) => (
        <Flex key={each.session} direction="column" alignItems="stretch">
          <DocumentLink model="plugin::seats.session" document={each.session}>
            {each.reference}
          </DocumentLink>
          <Secondary>{about(each)}</Secondary>
          <Secondary>{t('dates', { from: day(each.startsOn), to: day(each.endsOn) })}</Secondary>
          {more?.(each)}
        </Flex>
      ))}
    </Flex>
  );
}
