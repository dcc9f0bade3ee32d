import { Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Refused } from './refused';
import { refreshPanels, refusalCode, usePanelData, usePersonPage } from './use-person-page';

type Role = { id: number; name: string; description: string };
type PanelData = { since: string | null; roles: string[]; twoFactor: string | null; offered: Role[] };

/** Beside the form of a person: whether they work here and with which roles, and their second step. (ACC-6, ACC-22) */
export function AdminAccessPanel(props: { model: string; documentId?: string }) {
  const { formatMessage } = useIntl();
  const pageUrl = usePersonPage(props);
  if (!pageUrl) return null;

  return { title: formatMessage({ id: 'accounts.workplace.title' }), content: <AdminAccess key={pageUrl} pageUrl={pageUrl} /> };
}

function AdminAccess({ pageUrl }: { pageUrl: string }) {
  const { formatMessage, formatDate } = useIntl();
  const { post, del } = useFetchClient();
  const { data, failed } = usePanelData<PanelData>(`${pageUrl}/workplace`);
  const [role, setRole] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const t = (key: string, values = {}) => formatMessage({ id: `accounts.workplace.${key}` }, values);
  const day = (moment: string) => formatDate(moment, { dateStyle: 'long' });
  if (failed) return <Typography role="alert">{formatMessage({ id: 'accounts.unread' })}</Typography>;
  if (!data) return null;

  const { since, roles, twoFactor, offered } = data;
  const act = (work: () => Promise<unknown>) => () => {
    setRefused(undefined);
    work().then(refreshPanels, (error) => setRefused(refusalCode(error)));
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography textColor={since ? undefined : 'neutral600'}>
        {since ? t('works', { since: day(since), roles: roles.join(', ') }) : t('none')}
      </Typography>
      {offered.length > 0 && !since && (
        <>
          <Field.Root name="workplace-role" hint={offered.find(({ id }) => String(id) === role)?.description}>
            <Field.Label>{t('role')}</Field.Label>
            <SingleSelect value={role} placeholder={t('choose')} onChange={(id: string | number) => setRole(String(id))}>
              {offered.map(({ id, name }) => (
                <SingleSelectOption key={id} value={String(id)}>
                  {name}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Hint />
          </Field.Root>
          <Button
            variant="secondary"
            size="S"
            disabled={!role}
            onClick={act(() => post(`${pageUrl}/workplace`, { roles: [Number(role)] }))}
          >
            {t('open')}
          </Button>
        </>
      )}
      {offered.length > 0 && since && (
        <Button variant="danger-light" size="S" onClick={act(() => del(`${pageUrl}/workplace`))}>
          {t('close')}
        </Button>
      )}
      <Typography textColor={twoFactor ? undefined : 'neutral600'}>
        {twoFactor ? t('secondStep', { since: day(twoFactor) }) : t('noSecondStep')}
      </Typography>
      {twoFactor && (
        <Button variant="danger-light" size="S" onClick={act(() => del(`${pageUrl}/second-step`))}>
          {t('removeSecondStep')}
        </Button>
      )}
      <Refused code={refused} />
    </Flex>
  );
}
