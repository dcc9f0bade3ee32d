import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { LoadError } from './load-error';
import { Pagination } from './pagination';
import { type PanelProps, usePanelData, usePersonPage } from './use-person-page';

type AuditEntry = { id: string; at: string; staff: string; act: string; facts: Record<string, string> };
type PanelData = { entries: AuditEntry[]; more: boolean; timeZone: string };

/** The panel "History" of the person page: what staff did to the person, and when. (ACC-14) */
export function AuditLogPanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const pageUrl = usePersonPage(props);
  if (!pageUrl) return null;

  return { title: formatMessage({ id: 'staff.history.title' }), content: <AuditLog key={pageUrl} pageUrl={pageUrl} /> };
}

function AuditLog({ pageUrl }: { pageUrl: string }) {
  const { formatMessage, formatDate } = useIntl();
  const [before, setBefore] = useState<string>();
  const { data, failed } = usePanelData<PanelData>(`${pageUrl}/acts${before ? `?before=${before}` : ''}`);
  const t = (key: string, values = {}) => formatMessage({ id: `staff.history.${key}`, defaultMessage: key }, values);
  if (failed) return <LoadError />;
  if (!data) return null;

  const { entries, more, timeZone } = data;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {entries.length === 0 && <Typography textColor="neutral600">{t('none')}</Typography>}
      {entries.map(({ id, at, staff, act, facts }) => (
        <Flex key={id} direction="column" alignItems="stretch">
          <Typography>{t(`act.${act}`, facts)}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {t('by', { staff, when: formatDate(at, { dateStyle: 'long', timeStyle: 'short', timeZone }) })}
          </Typography>
        </Flex>
      ))}
      <Pagination isLatest={!before} more={more} onLatest={() => setBefore(undefined)} onOlder={() => setBefore(entries.at(-1)?.id)} />
    </Flex>
  );
}
