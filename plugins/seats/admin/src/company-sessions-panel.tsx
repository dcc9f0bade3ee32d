import { type DocumentScreenProps, Loaded, useEndpoint, useText } from '@cordee/kernel/admin';
import { seatsAdminApi } from '../../admin-api.ts';
import { SessionList } from './session-list';

/** The sessions of a company. (SEAT-1) */
export function CompanySessions({ document: company }: DocumentScreenProps) {
  const t = useText('seats.sessions');

  return (
    <Loaded of={useEndpoint(seatsAdminApi.sessionsOfCompany, { params: { company } })}>
      {({ sessions }) => (
        <SessionList
          sessions={sessions}
          none={t('noneOfCompany')}
          about={({ course, members }) => [course, t('members', { members })].filter(Boolean).join(' · ')}
        />
      )}
    </Loaded>
  );
}
