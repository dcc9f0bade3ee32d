import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { saveAs } from './save-as';
import { usePanelData, usePersonPage } from './use-person-page';

type PanelData = { last: string | null; month: { from: string; to: string; minutes: number; days: number }; timeZone: string };

const FORMATS = ['pdf', 'xlsx'] as const;

/** Beside the form of a person: when they were there, and the report that training funders ask for. (ACC-17) */
export function ConnectionLogPanel(props: { model: string; documentId?: string }) {
  const { formatMessage } = useIntl();
  const pageUrl = usePersonPage(props);
  if (!pageUrl) return null;

  return { title: formatMessage({ id: 'accounts.connections.title' }), content: <ConnectionLog key={pageUrl} pageUrl={pageUrl} /> };
}

function ConnectionLog({ pageUrl }: { pageUrl: string }) {
  const { formatMessage, formatDate } = useIntl();
  const { data, failed } = usePanelData<PanelData>(`${pageUrl}/connections`);
  const t = (key: string, values = {}) => formatMessage({ id: `accounts.connections.${key}` }, values);
  if (failed) return <Typography role="alert">{formatMessage({ id: 'accounts.unread' })}</Typography>;
  if (!data) return null;

  const { last, month, timeZone } = data;
  const when = last && formatDate(last, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Flex direction="column" alignItems="stretch">
        <Typography>{when ? t('last', { when }) : t('never')}</Typography>
        <Typography textColor="neutral600">
          {t('month', { hours: Math.floor(month.minutes / 60), minutes: month.minutes % 60, days: month.days })}
        </Typography>
      </Flex>
      <Report pageUrl={pageUrl} month={month} />
    </Flex>
  );
}

function Report({ pageUrl, month }: { pageUrl: string; month: PanelData['month'] }) {
  const { formatMessage } = useIntl();
  const { get } = useFetchClient();
  const [{ from, to }, setPeriod] = useState({ from: month.from, to: month.to });
  const [failed, setFailed] = useState(false);
  const t = (key: string) => formatMessage({ id: `accounts.connections.${key}` });
  const backwards = to < from;

  const give = (format: (typeof FORMATS)[number]) => {
    setFailed(false);
    get(`${pageUrl}/connections/report?from=${from}&to=${to}&as=${format}`, { responseType: 'blob' }).then(saveAs, () => setFailed(true));
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography fontWeight="bold">{t('report')}</Typography>
      <Day label={t('from')} name="connections-from" value={from} onChange={(day) => setPeriod({ from: day, to })} />
      <Day
        label={t('to')}
        name="connections-to"
        value={to}
        onChange={(day) => setPeriod({ from, to: day })}
        error={backwards && t('backwards')}
      />
      {FORMATS.map((format) => (
        <Button key={format} variant="secondary" size="S" disabled={backwards || !from || !to} onClick={() => give(format)}>
          {t(format)}
        </Button>
      ))}
      {failed && (
        <Typography variant="pi" textColor="danger600" role="alert">
          {t('failed')}
        </Typography>
      )}
    </Flex>
  );
}

type DayProps = { label: string; name: string; value: string; onChange: (day: string) => void; error?: string | false };

const Day = ({ label, name, value, onChange, error = false }: DayProps) => (
  <Field.Root name={name} error={error}>
    <Field.Label>{label}</Field.Label>
    <Field.Input type="date" size="S" value={value} onChange={({ target }: { target: HTMLInputElement }) => onChange(target.value)} />
    <Field.Error />
  </Field.Root>
);
