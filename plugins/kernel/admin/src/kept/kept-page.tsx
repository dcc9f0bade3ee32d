import { Box, Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog, useAuth } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { AdminPage } from '../kit';
import { documentPath } from '../kit/document-link';
import { FILE } from './keep-file-info.ts';
import type { Kept } from './kept.ts';
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
  return (
    <Box tag="li" background="neutral0" hasRadius padding={4} shadow="tableShadow">
      <Flex gap={3} wrap="wrap" justifyContent="space-between">
        <div>
          <Typography tag={Link} to={pathOf(kept)} textColor="primary600" fontWeight="semiBold">
            {kept.title}
          </Typography>
          {kept.model === FILE && <Typography tag="p">{textsOf(kept)}</Typography>}
          <Typography tag="p" textColor="neutral600">
            {t('keptAt', { at: at(kept.keptAt) })}
          </Typography>
        </div>
        <Button size="S" variant="tertiary" onClick={onForget}>
          {t('forget')}
        </Button>
      </Flex>
    </Box>
  );
}

/** The path of the form in which it was typed. */
const pathOf = ({ model, document }: Kept) =>
  model === FILE ? `/plugins/upload?assetId=${document}` : documentPath(model, document ?? 'create');

/** What was typed in the dialog of a file, to be copied: it cannot be put back there. */
const textsOf = ({ values }: Kept) => [values['caption'], values['alternativeText']].filter(Boolean).join(' · ');

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
