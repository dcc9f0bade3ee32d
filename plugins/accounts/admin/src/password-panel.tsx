import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useClipboard, useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Refused } from './refused';
import { refreshPanels, refusalCode, usePersonPage } from './use-person-page';

type Given = { link: string; expiresAt: string; timeZone: string };
type State = { given?: Given; refused?: string; copied?: boolean };

/** Beside the form of a person: a link to choose a password by, for when e-mail is broken. (ACC-14) */
export function PasswordPanel(props: { model: string; documentId?: string }) {
  const { formatMessage } = useIntl();
  const pageUrl = usePersonPage(props);
  if (!pageUrl) return null;

  return { title: formatMessage({ id: 'accounts.password.title' }), content: <Password key={pageUrl} pageUrl={pageUrl} /> };
}

function Password({ pageUrl }: { pageUrl: string }) {
  const { formatMessage, formatDate } = useIntl();
  const { post } = useFetchClient();
  const { copy } = useClipboard();
  const [{ given, refused, copied }, setState] = useState<State>({});
  const t = (key: string, values = {}) => formatMessage({ id: `accounts.password.${key}` }, values);

  const make = () =>
    post<Given>(`${pageUrl}/password-link`).then(
      ({ data }) => {
        setState({ given: data });
        refreshPanels();
      },
      (error) => setState({ refused: refusalCode(error) }),
    );
  const keep = async (link: string) => setState({ given, copied: await copy(link) } as State);

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography textColor="neutral600">{t('lead')}</Typography>
      {given && (
        <Flex direction="column" alignItems="stretch" gap={2} role="status">
          <Field.Root name="password-link">
            <Field.Label>{t('link')}</Field.Label>
            <Field.Input readOnly value={given.link} onFocus={({ target }: { target: HTMLInputElement }) => target.select()} />
          </Field.Root>
          <Typography variant="pi">
            {t('once', { when: formatDate(given.expiresAt, { dateStyle: 'long', timeStyle: 'short', timeZone: given.timeZone }) })}
          </Typography>
          <Button variant="default" size="S" onClick={() => void keep(given.link)}>
            {t(copied ? 'copied' : 'copy')}
          </Button>
        </Flex>
      )}
      <Refused code={refused} />
      <Button variant={given ? 'tertiary' : 'secondary'} size="S" onClick={() => void make()}>
        {t(given ? 'another' : 'make')}
      </Button>
    </Flex>
  );
}
