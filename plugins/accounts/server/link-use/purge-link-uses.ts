import { everyMinutes, purgeJob } from '@cordee/kernel';

/** Deletes which browser used a code, once sending it again is refused. (H-75) */
export const purgeLinkUses = purgeJob({
  id: 'accounts.forget-link-uses',
  name: { fr: 'Oubli des liens qui viennent de servir', en: 'Purge of links that were just used' },
  schedule: everyMinutes(60),
  table: 'cordee.link_use',
  expired: `q.used_at < cordee.now() - interval '1 hour'`,
  key: 'code_hash',
  oldest: 'used_at',
});
