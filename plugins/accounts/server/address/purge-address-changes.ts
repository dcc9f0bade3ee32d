import { daily, purgeJob } from '@cordee/kernel';

/** Deletes address changes once they can no longer be undone; the former addresses themselves are kept. (ACC-10, ACC-12) */
export const purgeAddressChanges = purgeJob({
  id: 'accounts.forget-address-changes',
  name: { fr: 'Oubli des changements d’adresse', en: 'Purge of address changes' },
  schedule: daily('02:05'),
  table: 'cordee.address_change',
  expired: `q.asked_at < cordee.now() - interval '7 days'`,
  oldest: 'asked_at',
});
