import { Secondary, useDayText, useText } from '@cordee/kernel/admin';
import type { Member, MembersView } from '../../admin-api.ts';

type Props = Readonly<{
  seats: MembersView['seats'];
  role: Member['role'];
  /** How many are added; one without. */
  joining?: number;
}>;

/** The allowance that one more member with this role changes: that of a session filled by staff, if they learn. (SEAT-3) */
export const followingAllowance = (seats: Props['seats'], role: Props['role']): number | undefined =>
  seats?.filledBy === 'staff' && role !== 'manager' ? seats.allowance : undefined;

/** What one more member does, or several, to the seats of a licence session, said before it is done, and until when learners are added. (SEAT-3, SEAT-4) */
export function NewMemberSeats({ seats, role, joining = 1 }: Props) {
  const t = useText('seats.members');
  const dayText = useDayText();
  if (seats === null || role === 'manager') return null;

  const { filledBy, allowance, counted, joinableUntil } = seats;
  const moves =
    filledBy === 'staff'
      ? t('allowanceMoves', { from: allowance, to: allowance + joining })
      : t('seatsLeft', { allowance, counted, left: allowance - counted });
  return <Secondary>{`${moves} ${t('joinableUntil', { day: dayText(joinableUntil) })}`}</Secondary>;
}
