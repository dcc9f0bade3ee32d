import { DocumentLink, type DocumentScreenProps, Loaded, Secondary, useEndpoint, useText } from '@cordee/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { seatsAdminApi } from '../../admin-api.ts';

/** The sessions of a company. (SEAT-1) */
export function CompanySessions({ document: company }: DocumentScreenProps) {
  const { formatDate } = useIntl();
  const t = useText('seats.sessions');
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });

  return (
    <Loaded of={useEndpoint(seatsAdminApi.sessionsOfCompany, { params: { company } })}>
      {({ sessions }) => (
        <Flex direction="column" alignItems="stretch" gap={3} width="100%">
          {sessions.length === 0 && <Typography textColor="neutral600">{t('noneOfCompany')}</Typography>}
          {sessions.map(({ session, reference, course, members, startsOn, endsOn }) => (
            <Flex key={session} direction="column" alignItems="stretch">
              <DocumentLink model="plugin::seats.session" document={session}>
                {reference}
              </DocumentLink>
              <Secondary>{[course, t('members', { members })].filter(Boolean).join(' · ')}</Secondary>
              <Secondary>{t('dates', { from: day(startsOn), to: day(endsOn) })}</Secondary>
            </Flex>
          ))}
        </Flex>
      )}
    </Loaded>
  );
}
