import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { LoadError } from './load-error';
import { saveAs } from './save-as';
import { type PanelProps, usePanelData, usePersonPage } from './use-person-page';

type PanelData = { last: string | null; month: { from: string; to: string; minutes: number; days: number }; timeZone: string };

const FORMATS = ['pdf', 'xlsx'] as const;

/** The panel "Connections" of the person page: when they were connected, and the report that training funders require. (ACC-17) */
export function ConnectionLogPanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const pageUrl = usePersonPage(props);
  if (!pageUrl) return null;

  return { title: formatMessage({ id: 'staff.connections.title' }), content: <ConnectionLog key={pageUrl} pageUrl={pageUrl} /> };
}

function ConnectionLog({ pageUrl }: { pageUrl: string }) {
  const { formatMessage, formatDate } = useIntl();
  const { data, failed } = usePanelData<PanelData>(`${pageUrl}/connections`);
  const t = (key: string, values = {}) => formatMessage({ id: `staff.connections.${key}` }, values);
  if (failed) return <LoadError />;
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
  const [{ from, to }, setRange] = useState({ from: month.from, to: month.to });
  const [failed, setFailed] = useState(false);
  const t = (key: string) => formatMessage({ id: `staff.connections.${key}` });
  const endsBeforeStart = to < from;

  const download = (format: (typeof FORMATS)[number]) => {
    setFailed(false);
    get(`${pageUrl}/connections/report?from=${from}&to=${to}&as=${format}`, { responseType: 'blob' }).then(saveAs, () => setFailed(true));
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography fontWeight="bold">{t('report')}</Typography>
      <DayField label={t('from')} name="connections-from" value={from} onChange={(day) => setRange({ from: day, to })} />
      <DayField
        label={t('to')}
        name="connections-to"
        value={to}
        onChange={(day) => setRange({ from, to: day })}
        error={endsBeforeStart && t('backwards')}
      />
      {FORMATS.map((format) => (
        <Button key={format} variant="secondary" size="S" disabled={endsBeforeStart || !from || !to} onClick={() => download(format)}>
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

type DayFieldProps = { label: string; name: string; value: string; onChange: (day: string) => void; error?: string | false };

const DayField = ({ label, name, value, onChange, error = false }: DayFieldProps) => (
  <Field.Root name={name} error={error}>
    <Field.Label>{label}</Field.Label>
    <Field.Input type="date" size="S" value={value} onChange={({ target }: { target: HTMLInputElement }) => onChange(target.value)} />
    <Field.Error />
  </Field.Root>
);
