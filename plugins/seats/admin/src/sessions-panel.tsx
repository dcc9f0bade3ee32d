import { Flex, Typography } from '@strapi/design-system';
import { useFetchClient, useRBAC } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';

type Session = { session: string; reference: string; company: string | null; role: string; startsOn: string; endsOn: string };

const PERSON = 'plugin::users-permissions.user';
const PERMISSIONS = [{ action: 'plugin::staff.people', subject: null }];

/** The panel beside the form of a person that lists their sessions. (ACC-13) */
export function SessionsPanel({ model, documentId }: { model: string; documentId?: string }) {
  const { formatMessage } = useIntl();
  const { isLoading, allowedActions } = useRBAC(PERMISSIONS);
  if (model !== PERSON || !documentId || isLoading || !Object.values(allowedActions).includes(true)) return null;

  return { title: formatMessage({ id: 'seats.sessions.title' }), content: <Sessions key={documentId} person={documentId} /> };
}

function Sessions({ person }: { person: string }) {
  const { formatMessage, formatDate } = useIntl();
  const { get } = useFetchClient();
  const [sessions, setSessions] = useState<Session[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    get<{ sessions: Session[] }>(`/seats/people/${person}/sessions`).then(
      ({ data }) => setSessions(data.sessions),
      () => setFailed(true),
    );
  }, [get, person]);

  const t = (key: string, values = {}) => formatMessage({ id: `seats.sessions.${key}` }, values);
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  if (failed) return <Typography role="alert">{t('failed')}</Typography>;
  if (!sessions) return null;
  if (sessions.length === 0) return <Typography textColor="neutral600">{t('none')}</Typography>;

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {sessions.map(({ session, reference, company, role, startsOn, endsOn }) => (
        <Flex key={session} direction="column" alignItems="stretch">
          <Typography
            tag={Link}
            to={`/content-manager/collection-types/plugin::seats.session/${session}`}
            textColor="primary600"
            fontWeight="bold"
          >
            {reference}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {formatMessage({ id: `seats.role.${role}` })}
            {company && ` · ${company}`}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {t('dates', { from: day(startsOn), to: day(endsOn) })}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}
