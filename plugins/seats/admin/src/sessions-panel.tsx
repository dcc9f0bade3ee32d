import { DocumentLink, type DocumentScreenProps, Loaded, Secondary, useEndpoint, useText } from '@cordee/kernel/admin';
import { Flex } from '@strapi/design-system';
import { seatsAdminApi } from '../../admin-api.ts';
import { SessionList } from './session-list';

/** The companies that a person pilots, and their sessions. (ACC-8, ACC-13) */
export function Sessions({ document: person }: DocumentScreenProps) {
  const t = useText('seats.sessions');
  const roleName = useText('seats.role');

  return (
    <Loaded of={useEndpoint(seatsAdminApi.sessionsOfPerson, { params: { person } })}>
      {({ pilots, sessions }) => (
        <Flex direction="column" alignItems="stretch" gap={3} width="100%">
          {pilots.map(({ company, legalName }) => (
            <Flex key={company} direction="column" alignItems="stretch">
              <DocumentLink model="plugin::companies.company" document={company}>
                {legalName}
              </DocumentLink>
              <Secondary>{t('pilot')}</Secondary>
            </Flex>
          ))}
          <SessionList
            sessions={sessions}
            none={t('none')}
            about={({ company, role }) => [roleName(role), company].filter(Boolean).join(' · ')}
          />
        </Flex>
      )}
    </Loaded>
  );
}
