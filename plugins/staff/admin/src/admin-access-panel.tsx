import { refusalCode } from '@cordee/kernel/admin';
import { Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { LoadError } from './load-error';
import { RefusalMessage } from './refusal-message';
import { type PanelProps, refreshPanels, usePanelData, usePersonPage } from './use-person-page';

type Role = { id: number; name: string; description: string };
type PanelData = { since: string | null; roles: string[]; twoFactor: string | null; offered: Role[] };

/** The panel "Team" of the person page: admin access with its roles, and two-factor authentication. (ACC-6, ACC-22) */
export function AdminAccessPanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const pageUrl = usePersonPage(props);
  if (!pageUrl) return null;

  return { title: formatMessage({ id: 'staff.workplace.title' }), content: <AdminAccess key={pageUrl} pageUrl={pageUrl} /> };
}

function AdminAccess({ pageUrl }: { pageUrl: string }) {
  const { formatMessage, formatDate } = useIntl();
  const { post, del } = useFetchClient();
  const { data, failed } = usePanelData<PanelData>(`${pageUrl}/workplace`);
  const [role, setRole] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const t = (key: string, values = {}) => formatMessage({ id: `staff.workplace.${key}` }, values);
  const day = (moment: string) => formatDate(moment, { dateStyle: 'long' });
  if (failed) return <LoadError />;
  if (!data) return null;

  const { since, roles, twoFactor, offered } = data;
  const run = (work: () => Promise<unknown>) => () => {
    setRefusal(undefined);
    work().then(refreshPanels, (error) => setRefusal(refusalCode(error)));
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
            onClick={run(() => post(`${pageUrl}/workplace`, { roles: [Number(role)] }))}
          >
            {t('open')}
          </Button>
        </>
      )}
      {offered.length > 0 && since && (
        <Button variant="danger-light" size="S" onClick={run(() => del(`${pageUrl}/workplace`))}>
          {t('close')}
        </Button>
      )}
      <Typography textColor={twoFactor ? undefined : 'neutral600'}>
        {twoFactor ? t('secondStep', { since: day(twoFactor) }) : t('noSecondStep')}
      </Typography>
      {twoFactor && (
        <Button variant="danger-light" size="S" onClick={run(() => del(`${pageUrl}/second-step`))}>
          {t('removeSecondStep')}
        </Button>
      )}
      <RefusalMessage code={refusal} />
    </Flex>
  );
}
