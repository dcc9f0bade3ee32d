import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Refused } from './refused';
import { refusalCode, usePanelData, usePersonPage } from './use-person-page';

/** Beside the form of a person, at the very bottom: erasing them for good, once their address is typed. (ACC-20) */
export function ErasePanel(props: { model: string; documentId?: string }) {
  const { formatMessage } = useIntl();
  const pageUrl = usePersonPage(props);
  if (!pageUrl) return null;

  return { title: formatMessage({ id: 'accounts.erase.title' }), content: <Erase key={pageUrl} pageUrl={pageUrl} /> };
}

function Erase({ pageUrl }: { pageUrl: string }) {
  const { formatMessage } = useIntl();
  const { formatDate } = useIntl();
  const { post } = useFetchClient();
  const { data } = usePanelData<{ askedAt: string | null }>(`${pageUrl}/erasure`);
  const [email, setEmail] = useState('');
  const [refused, setRefused] = useState<string>();
  const t = (key: string, values = {}) => formatMessage({ id: `accounts.erase.${key}` }, values);
  const erase = () =>
    post(`${pageUrl}/erasure`, { email }).then(
      // The form beside still holds what is gone.
      () => window.location.reload(),
      (error) => setRefused(refusalCode(error)),
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
      <Refused code={refused} />
      <Button variant="danger-light" size="S" disabled={email === ''} onClick={() => void erase()}>
        {t('erase')}
      </Button>
    </Flex>
  );
}
