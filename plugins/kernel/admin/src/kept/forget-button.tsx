import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import type { Kept } from './kept.ts';
import { useKeptText } from './use-kept-text';

/** Forgets what was typed and not saved, once that was confirmed: it cannot be brought back. (H-94) */
export function ForgetButton({ kept, onForget }: Readonly<{ kept: Kept; onForget: () => void }>) {
  const { t, at } = useKeptText();
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button size="S" variant="tertiary">
          {t('forget')}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog title={t('forget')} onConfirm={onForget}>
        {t('forgetSure', { at: at(kept.keptAt), title: kept.title })}
      </ConfirmDialog>
    </Dialog.Root>
  );
}
