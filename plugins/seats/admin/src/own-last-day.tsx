import { Secondary, useDayText, useText } from '@cordee/kernel/admin';
import type { Member } from '../../admin-api.ts';

/** Says that a member has a last day of their own, which is an exception; nothing for the others. (SEAT-3) */
export function OwnLastDay({ member: { ownEndsOn } }: Readonly<{ member: Pick<Member, 'ownEndsOn'> }>) {
  const t = useText('seats.members');
  const dayText = useDayText();
  return ownEndsOn && <Secondary color="warning700">{t('exception', { day: dayText(ownEndsOn) })}</Secondary>;
}
