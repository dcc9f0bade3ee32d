import { Box, Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog, isFetchError, useAuth, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link, useNavigate } from 'react-router-dom';
import { AdminPage } from '../kit';
import { documentPath } from '../kit/document-link';
import { ForgetButton } from './forget-button';
import { takeToNew } from './hand-over.ts';
import { FILE } from './keep-file-info.ts';
import { type Kept, originalOf } from './kept.ts';
import { forget, forgetEverything, keptBy } from './kept-store.ts';
import { useKeptText, usePerson } from './use-kept-text';

/** What the person typed on this device and did not save, and the way to sign out that leaves nothing of it. (H-94) */
export default function KeptPage() {
  const { t } = useKeptText();
  const [kept, drop] = useKeptTexts();

  return (
    <AdminPage title={t('title')} subtitle={t('subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        {kept && kept.length === 0 && <Typography>{t('none')}</Typography>}
        {kept && kept.length > 0 && (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {kept.map((each) => (
              <KeptText key={each.form} kept={each} onForget={() => drop(each)} />
            ))}
          </Flex>
        )}
        <SignOut />
      </Flex>
    </AdminPage>
  );
}

/** What the person who is signed in typed and did not save; undefined while it is read. */
function useKeptTexts() {
  const person = usePerson();
  const [kept, setKept] = useState<readonly Kept[]>();
  useEffect(() => {
    if (person) keptBy(person).then(setKept, console.error);
  }, [person]);
  const drop = ({ form }: Kept) => {
    void forget(form);
    setKept((before) => before?.filter((each) => each.form !== form));
  };

  return [kept, drop] as const;
}

function KeptText({ kept, onForget }: Readonly<{ kept: Kept; onForget: () => void }>) {
  const { t, at } = useKeptText();
  const navigate = useNavigate();
  const isGone = useIsGone(kept);
  return (
    <Box tag="li" background="neutral0" hasRadius padding={4} shadow="tableShadow">
      <Flex gap={3} wrap="wrap" justifyContent="space-between" alignItems="flex-start">
        <div>
          {isGone ? (
            <Typography fontWeight="semiBold">{kept.title}</Typography>
          ) : (
            <Typography tag={Link} to={pathOf(kept)} textColor="primary600" fontWeight="semiBold">
              {kept.title}
            </Typography>
          )}
          <Typography tag="p" textColor="neutral600">
            {t('keptAt', { at: at(kept.keptAt) })}
          </Typography>
          {isGone && <Typography tag="p">{t('deleted')}</Typography>}
        </div>
        <Flex gap={2}>
          {isGone && kept.model !== FILE && (
            <Button size="S" onClick={async () => navigate(await takeToNew(kept))}>
              {t('createAnew')}
            </Button>
          )}
          <ForgetButton kept={kept} onForget={onForget} />
        </Flex>
      </Flex>
      <Words kept={kept} />
    </Box>
  );
}

/** What was typed, to be read and copied, wherever its form is. */
function Words({ kept: { model, values } }: Readonly<{ kept: Kept }>) {
  const { formatMessage } = useIntl();
  const words = Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
  return words.map(([field, value]) => (
    <Box key={field} paddingTop={2}>
      <Typography variant="pi" fontWeight="bold" tag="p">
        {formatMessage({ id: `content-manager.content-types.${model}.${field}`, defaultMessage: field })}
      </Typography>
      <Box background="neutral100" padding={3} hasRadius maxHeight="16rem" overflow="auto" style={{ whiteSpace: 'pre-wrap' }}>
        <Typography>{value}</Typography>
      </Box>
    </Box>
  ));
}

/** Whether the document was deleted in whose form something was typed. */
function useIsGone({ model, document }: Kept): boolean {
  const [isGone, setGone] = useState(false);
  const { get } = useFetchClient();
  useEffect(() => {
    if (!document) return;
    const url = model === FILE ? `/upload/files/${document}` : `/content-manager/collection-types/${model}/${originalOf(document)}`;
    get(url).catch((error) => setGone(isFetchError(error) && error.status === 404));
  }, [get, model, document]);
  return isGone;
}

/** The path of the form in which it was typed. */
const pathOf = ({ model, document }: Kept) =>
  model === FILE ? `/plugins/upload?assetId=${document}` : documentPath(model, document ?? 'create');

/** Signs out and leaves nothing on the device of what the person typed. */
function SignOut() {
  const { t } = useKeptText();
  const person = usePerson();
  const logout = useAuth('KeptPage', (state) => state.logout);
  const onConfirm = async () => {
    if (person) await forgetEverything(person);
    await logout();
  };

  return (
    <div>
      <Dialog.Root>
        <Dialog.Trigger>
          <Button variant="danger-light">{t('signOut')}</Button>
        </Dialog.Trigger>
        <ConfirmDialog title={t('signOut')} onConfirm={onConfirm}>
          {t('signOutSure')}
        </ConfirmDialog>
      </Dialog.Root>
    </div>
  );
}
