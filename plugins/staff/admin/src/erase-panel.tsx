import { type DocumentScreenProps, Refusal, useAction, useDateText, useEndpoint, useText } from '@cordee/kernel/admin';
import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { staffAdminApi } from '../../admin-api.ts';

/** The last panel of the person page: erases the person irreversibly, once their address is typed. (ACC-20) */
export function Erase({ document: person }: DocumentScreenProps) {
  const formatDate = useDateText();
  const t = useText('staff.erase');
  const { data } = useEndpoint(staffAdminApi.erasure, { params: { person } });
  const [erase, { isRunning, refusal }] = useAction(staffAdminApi.erase);
  const [email, setEmail] = useState('');
  const onErase = async () => {
    const { refusal } = await erase({ params: { person }, body: { email } });
    // Reloads the page, because its form still shows the erased data.
    if (refusal === undefined) window.location.reload();
  };

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
      <Refusal plugin="staff" of={refusal} />
      <Button variant="danger-light" size="S" disabled={email === '' || isRunning} onClick={onErase}>
        {t('erase')}
      </Button>
    </Flex>
  );
}
