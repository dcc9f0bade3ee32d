import { Box, Button, Dialog, Typography } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import type { Hold, Jobs } from '../../admin-api.ts';
import { useFormat } from './use-format';

/** Says that nothing is sent and no job runs, why, and what waits; staff end that when this is the real installation. (H-68) */
export function HoldNotice({ jobs, hold, onResume }: { jobs: Jobs; hold: Hold; onResume: () => void }) {
  const { t, at, text } = useFormat(jobs.timeZone);
  const due = jobs.queues.filter((queue) => queue.due > 0);
  const why =
    hold.reason === 'restored'
      ? t('hold.restored', { since: at(hold.since), from: hold.restoredFrom ? at(hold.restoredFrom) : '–' })
      : t('hold.moved', { since: at(hold.since), site: hold.siteUrl ?? '–' });

  return (
    <Box background="warning100" borderColor="warning200" hasRadius padding={6} role="alert">
      <Typography variant="delta" tag="h2">
        {t('hold.title')}
      </Typography>
      <Typography tag="p">{why}</Typography>
      <Typography tag="p">{due.length > 0 ? t('hold.due') : t('hold.nothing')}</Typography>
      {due.map((queue) => (
        <Typography key={queue.id} tag="p">
          {t('hold.queue', { name: text(queue.name), due: queue.due })}
        </Typography>
      ))}
      <Box paddingTop={4}>
        <Dialog.Root>
          <Dialog.Trigger>
            <Button variant="danger-light">{t('hold.resume')}</Button>
          </Dialog.Trigger>
          <ConfirmDialog title={t('hold.title')} onConfirm={onResume}>
            {t('hold.sure')}
          </ConfirmDialog>
        </Dialog.Root>
      </Box>
    </Box>
  );
}
