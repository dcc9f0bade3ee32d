import { Secondary, useText } from '@cordee/kernel/admin';
import type { SlotStanding } from '../../admin-api.ts';

/**
 * How a member stands for a slot: which one they hold, or their place on the waiting list; nothing in a licence session, nor of who manages without
 * learning. (SEAT-7, ROT-1, ACC-8)
 */
export function Standing({ standing, role }: Readonly<{ standing: SlotStanding | null; role: string }>) {
  const t = useText('seats.slots');
  if (!standing || role === 'manager') return null;

  const { slot, place, finished } = standing;
  const text = slot !== null ? t('holds', { slot }) : place !== null ? t('waits', { place }) : t('none');
  return <Secondary>{finished ? `${text} · ${t('finished')}` : text}</Secondary>;
}
