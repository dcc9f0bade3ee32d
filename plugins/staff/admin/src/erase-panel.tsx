import { refusalCode } from '@cordee/kernel/admin';
import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { RefusalMessage } from './refusal-message';
import { type PanelProps, usePanelData, usePersonPage } from './use-person-page';

/** The last panel of the person page: erases the person irreversibly, once their address is typed. (ACC-20) */
export function ErasePanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const pageUrl = usePersonPage(props);
  if (!pageUrl) return null;

  return { title: formatMessage({ id: 'staff.erase.title' }), content: <Erase key={pageUrl} pageUrl={pageUrl} /> };
}

function Erase({ pageUrl }: { pageUrl: string }) {
  const { formatMessage, formatDate } = useIntl();
  const { post } = useFetchClient();
  const { data } = usePanelData<{ askedAt: string | null }>(`${pageUrl}/erasure`);
  const [email, setEmail] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const t = (key: string, values = {}) => formatMessage({ id: `staff.erase.${key}` }, values);
  const erase = () =>
    post(`${pageUrl}/erasure`, { email }).then(
      // Reloads the page, because its form still shows the erased data.
      () => window.location.reload(),
      (error) => setRefusal(refusalCode(error)),
    );

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {data?.askedAt && (
        <Typography fontWeight="semiBold">{t('asked', { when: formatDate(data.askedAt, { dateStyle: 'long' }) })}</Typography>
      )}
      <Typography textColor="neutral600">{t('lead')}</Typography>
      <Field.Root name="erase-address">
        <Field.Label>{t('type')}</Field.Label>
        <Field.Input value={email} autoComplete="off" onChange={({ target }: { target: HTMLInputElement }) => setEmail(target.value)} />
      </Field.Root>
      <RefusalMessage code={refusal} />
      <Button variant="danger-light" size="S" disabled={email === ''} onClick={() => void erase()}>
        {t('erase')}
      </Button>
    </Flex>
  );
}
