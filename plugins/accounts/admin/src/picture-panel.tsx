import { Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { Refused } from './refused';
import { refreshPanels, refusalCode, usePanelData, usePersonPage } from './use-person-page';

/** Beside the form of a person: their picture, to be changed or taken away. (ACC-16) */
export function PicturePanel(props: { model: string; documentId?: string }) {
  const { formatMessage } = useIntl();
  const pageUrl = usePersonPage(props);
  if (!pageUrl) return null;

  return { title: formatMessage({ id: 'accounts.picture.title' }), content: <Picture key={pageUrl} pageUrl={pageUrl} /> };
}

function Picture({ pageUrl }: { pageUrl: string }) {
  const { formatMessage } = useIntl();
  const { post, del } = useFetchClient();
  const { data, failed } = usePanelData<{ address: string | null }>(`${pageUrl}/picture`);
  const [refused, setRefused] = useState<string>();
  const chooser = useRef<HTMLInputElement>(null);
  const t = (key: string) => formatMessage({ id: `accounts.picture.${key}` });

  const attempt = (work: Promise<unknown>) =>
    work.then(
      () => {
        setRefused(undefined);
        refreshPanels();
      },
      (error) => setRefused(refusalCode(error)),
    );
  const give = (file: File | undefined) => {
    if (!file) return;
    const form = new FormData();
    form.set('file', file);
    void attempt(post(`${pageUrl}/picture`, form));
  };
  if (failed) return <Typography role="alert">{formatMessage({ id: 'accounts.unread' })}</Typography>;
  if (!data) return null;

  const { address } = data;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {address ? (
        <img src={address} alt={t('own')} width={96} height={96} style={{ borderRadius: '50%' }} />
      ) : (
        <Typography textColor="neutral600">{t('none')}</Typography>
      )}
      <Refused code={refused} />
      <input
        ref={chooser}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp,image/avif"
        aria-label={t(address ? 'replace' : 'add')}
        onChange={({ target }) => {
          give(target.files?.[0]);
          target.value = '';
        }}
      />
      <Flex gap={2} wrap="wrap">
        <Button variant="secondary" size="S" onClick={() => chooser.current?.click()}>
          {t(address ? 'replace' : 'add')}
        </Button>
        {address && (
          <Button variant="danger-light" size="S" onClick={() => void attempt(del(`${pageUrl}/picture`))}>
            {t('drop')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
