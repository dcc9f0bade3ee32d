import { type DocumentScreenProps, Loaded, useDateText, useDownload, useEndpoint, useText } from '@cordee/kernel/admin';
import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { type ConnectionLog, REPORT_FORMATS, staffAdminApi } from '../../admin-api.ts';

/** The panel "Connections" of the person page: when they were connected, and the report that training funders require. (ACC-17) */
export function Connections({ document: person }: DocumentScreenProps) {
  const formatDate = useDateText();
  const t = useText('staff.connections');

  return (
    <Loaded of={useEndpoint(staffAdminApi.connectionLog, { params: { person } })}>
      {({ last, month, timeZone }) => (
        <Flex direction="column" alignItems="stretch" gap={3} width="100%">
          <Flex direction="column" alignItems="stretch">
            <Typography>
              {last ? t('last', { when: formatDate(last, { dateStyle: 'long', timeStyle: 'short', timeZone }) }) : t('never')}
            </Typography>
            <Typography textColor="neutral600">
              {t('month', { hours: Math.floor(month.minutes / 60), minutes: month.minutes % 60, days: month.days })}
            </Typography>
          </Flex>
          <Report person={person} month={month} />
        </Flex>
      )}
    </Loaded>
  );
}

function Report({ person, month }: { person: string; month: ConnectionLog['month'] }) {
  const t = useText('staff.connections');
  const [download, { refusal }] = useDownload('staff', staffAdminApi.connectionReport);
  const [{ from, to }, setRange] = useState({ from: month.from, to: month.to });
  const endsBeforeStart = to < from;

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
      {REPORT_FORMATS.map((format) => (
        <Button
          key={format}
          variant="secondary"
          size="S"
          disabled={endsBeforeStart || !from || !to}
          onClick={() => download({ params: { person }, query: { from, to, as: format } })}
        >
          {t(format)}
        </Button>
      ))}
      {refusal && (
        <Typography variant="pi" textColor="danger600" role="alert">
          {refusal}
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
