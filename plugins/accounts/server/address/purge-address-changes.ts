import { daily, purgeJob } from '@cordee/kernel';

/** Deletes address changes, with the former addresses in them, once they can no longer be undone. (ACC-10) */
export const purgeAddressChanges = purgeJob({
  id: 'accounts.forget-address-changes',
  name: { fr: 'Oubli des anciennes adresses', en: 'Purge of former addresses' },
  schedule: daily('02:05'),
  table: 'cordee.address_change',
  expired: `q.asked_at < cordee.now() - interval '7 days'`,
  oldest: 'asked_at',
});
