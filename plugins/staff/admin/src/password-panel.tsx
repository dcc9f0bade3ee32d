import { refusalCode } from '@cordee/kernel/admin';
import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useClipboard, useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { RefusalMessage } from './refusal-message';
import { type PanelProps, refreshPanels, usePersonPage } from './use-person-page';

type PasswordLink = { link: string; expiresAt: string; timeZone: string };
type State = { created?: PasswordLink; refusal?: string; copied?: boolean };

/** The panel "Password" of the person page: a link to choose a password, for when e-mail is broken. (ACC-14) */
export function PasswordPanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const pageUrl = usePersonPage(props);
  if (!pageUrl) return null;

  return { title: formatMessage({ id: 'staff.password.title' }), content: <Password key={pageUrl} pageUrl={pageUrl} /> };
}

function Password({ pageUrl }: { pageUrl: string }) {
  const { formatMessage, formatDate } = useIntl();
  const { post } = useFetchClient();
  const { copy } = useClipboard();
  const [{ created, refusal, copied }, setState] = useState<State>({});
  const t = (key: string, values = {}) => formatMessage({ id: `staff.password.${key}` }, values);

  const createLink = () =>
    post<PasswordLink>(`${pageUrl}/password-link`).then(
      ({ data }) => {
        setState({ created: data });
        refreshPanels();
      },
      (error) => setState({ refusal: refusalCode(error) }),
    );
  const copyLink = async (created: PasswordLink) => setState({ created, copied: await copy(created.link) });

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography textColor="neutral600">{t('lead')}</Typography>
      {created && (
        <Flex direction="column" alignItems="stretch" gap={2} role="status">
          <Field.Root name="password-link">
            <Field.Label>{t('link')}</Field.Label>
            <Field.Input readOnly value={created.link} onFocus={({ target }: { target: HTMLInputElement }) => target.select()} />
          </Field.Root>
          <Typography variant="pi">
            {t('once', { when: formatDate(created.expiresAt, { dateStyle: 'long', timeStyle: 'short', timeZone: created.timeZone }) })}
          </Typography>
          <Button variant="default" size="S" onClick={() => void copyLink(created)}>
            {t(copied ? 'copied' : 'copy')}
          </Button>
        </Flex>
      )}
      <RefusalMessage code={refusal} />
      <Button variant={created ? 'tertiary' : 'secondary'} size="S" onClick={() => void createLink()}>
        {t(created ? 'another' : 'make')}
      </Button>
    </Flex>
  );
}
