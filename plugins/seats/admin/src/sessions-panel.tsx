import { type DocumentScreenProps, Loaded, useEndpoint, useText } from '@cordee/kernel/admin';
import { seatsAdminApi } from '../../admin-api.ts';
import { SessionList } from './session-list';

/** The sessions of a person. (ACC-13) */
export function Sessions({ document: person }: DocumentScreenProps) {
  const t = useText('seats.sessions');
  const roleName = useText('seats.role');

  return (
    <Loaded of={useEndpoint(seatsAdminApi.sessionsOfPerson, { params: { person } })}>
      {({ sessions }) => (
        <SessionList
          sessions={sessions}
          none={t('none')}
          about={({ company, role }) => [roleName(role), company].filter(Boolean).join(' · ')}
        />
      )}
    </Loaded>
  );
}
