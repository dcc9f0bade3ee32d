import { Flex } from '@strapi/design-system';
import type { MembersView } from '../../admin-api.ts';
import { ChangeAllowance } from './change-allowance';
import { ChangeDates } from './change-dates';

type Props = Readonly<{ session: string; view: Pick<MembersView, 'slots'> }>;

/** What staff change of a session that has members: its dates, and how many slots it has. (SEAT-6) */
export const SessionActions = ({ session, view }: Props) => (
  <Flex gap={2} wrap="wrap">
    <ChangeDates session={session} />
    {view.slots && <ChangeAllowance session={session} />}
  </Flex>
);
