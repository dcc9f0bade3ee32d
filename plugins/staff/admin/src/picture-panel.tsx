import { ActionButton, type DocumentScreenProps, Loaded, Refusal, useAction, useEndpoint, useText } from '@cordee/kernel/admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import { type ChangeEvent, useRef } from 'react';
import { staffAdminApi } from '../../admin-api.ts';

/** The panel "Picture" of the person page, where staff change or remove it. (ACC-16) */
export function Picture({ document: person }: DocumentScreenProps) {
  const t = useText('staff.picture');
  const [upload, { isRunning, refusal }] = useAction(staffAdminApi.uploadPicture);
  const remove = useAction(staffAdminApi.deletePicture);
  const fileInput = useRef<HTMLInputElement>(null);
  const onChoose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file) void upload({ params: { person }, body: file });
    target.value = '';
  };

  return (
    <Loaded of={useEndpoint(staffAdminApi.picture, { params: { person } })}>
      {({ address }) => (
        <Flex direction="column" alignItems="stretch" gap={3} width="100%">
          {address ? (
            <img src={address} alt={t('own')} width={96} height={96} style={{ borderRadius: '50%' }} />
          ) : (
            <Typography textColor="neutral600">{t('none')}</Typography>
          )}
          <Refusal plugin="staff" of={refusal} />
          <input
            ref={fileInput}
            type="file"
            hidden
            accept="image/jpeg,image/png,image/webp,image/avif"
            aria-label={t(address ? 'replace' : 'add')}
            onChange={onChoose}
          />
          <Flex gap={2} wrap="wrap">
            <Button variant="secondary" size="S" disabled={isRunning} onClick={() => fileInput.current?.click()}>
              {t(address ? 'replace' : 'add')}
            </Button>
            {address && (
              <ActionButton plugin="staff" action={remove} input={[{ params: { person } }]} variant="danger-light">
                {t('drop')}
              </ActionButton>
            )}
          </Flex>
        </Flex>
      )}
    </Loaded>
  );
}
