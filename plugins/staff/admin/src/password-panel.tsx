import { type DocumentScreenProps, type EndpointOutput, Refusal, useAction, useDateText, useText } from '@cordee/kernel/admin';
import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useClipboard } from '@strapi/strapi/admin';
import { useState } from 'react';
import { staffAdminApi } from '../../admin-api.ts';

type PasswordLink = EndpointOutput<typeof staffAdminApi.createPasswordLink>;
type State = { created?: PasswordLink; copied?: boolean };

/** The panel "Password" of the person page: a link to choose a password, for when e-mail is broken. (ACC-14) */
export function Password({ document: person }: DocumentScreenProps) {
  const formatDate = useDateText();
  const t = useText('staff.password');
  const { copy } = useClipboard();
  const [create, { isRunning, refusal }] = useAction(staffAdminApi.createPasswordLink);
  const [{ created, copied }, setState] = useState<State>({});

  const createLink = async () => {
    const { data } = await create({ params: { person } });
    setState(data ? { created: data } : {});
  };
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
      <Refusal plugin="staff" of={refusal} />
      <Button variant={created ? 'tertiary' : 'secondary'} size="S" disabled={isRunning} onClick={() => void createLink()}>
        {t(created ? 'another' : 'make')}
      </Button>
    </Flex>
  );
}
