import { refusalCode } from '@cordee/kernel/admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { LoadError } from './load-error';
import { RefusalMessage } from './refusal-message';
import { type PanelProps, refreshPanels, usePanelData, usePersonPage } from './use-person-page';

/** The panel "Picture" of the person page, where staff change or remove it. (ACC-16) */
export function PicturePanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const pageUrl = usePersonPage(props);
  if (!pageUrl) return null;

  return { title: formatMessage({ id: 'staff.picture.title' }), content: <Picture key={pageUrl} pageUrl={pageUrl} /> };
}

function Picture({ pageUrl }: { pageUrl: string }) {
  const { formatMessage } = useIntl();
  const { post, del } = useFetchClient();
  const { data, failed } = usePanelData<{ address: string | null }>(`${pageUrl}/picture`);
  const [refusal, setRefusal] = useState<string>();
  const fileInput = useRef<HTMLInputElement>(null);
  const t = (key: string) => formatMessage({ id: `staff.picture.${key}` });

  const send = (work: Promise<unknown>) =>
    work.then(
      () => {
        setRefusal(undefined);
        refreshPanels();
      },
      (error) => setRefusal(refusalCode(error)),
    );
  const upload = (file: File | undefined) => {
    if (!file) return;
    const form = new FormData();
    form.set('file', file);
    void send(post(`${pageUrl}/picture`, form));
  };
  if (failed) return <LoadError />;
  if (!data) return null;

  const { address } = data;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {address ? (
        <img src={address} alt={t('own')} width={96} height={96} style={{ borderRadius: '50%' }} />
      ) : (
        <Typography textColor="neutral600">{t('none')}</Typography>
      )}
      <RefusalMessage code={refusal} />
      <input
        ref={fileInput}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp,image/avif"
        aria-label={t(address ? 'replace' : 'add')}
        onChange={({ target }) => {
          upload(target.files?.[0]);
          target.value = '';
        }}
      />
      <Flex gap={2} wrap="wrap">
        <Button variant="secondary" size="S" onClick={() => fileInput.current?.click()}>
          {t(address ? 'replace' : 'add')}
        </Button>
        {address && (
          <Button variant="danger-light" size="S" onClick={() => void send(del(`${pageUrl}/picture`))}>
            {t('drop')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
