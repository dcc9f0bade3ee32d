import { Refusal, useAction, useDateText, useText } from '@cordee/kernel/admin';
import { Flex, TextButton, Typography } from '@strapi/design-system';
import { type Member, seatsAdminApi } from '../../admin-api.ts';
import { isBeingSent } from './use-members';

type Props = Readonly<{ session: string; member: Member; timeZone: string }>;

const RESENDABLE = ['sent', 'expired', 'withdrawn'];
const COLOURS = { planned: 'neutral600', sent: 'neutral600', expired: 'danger600', used: 'success600', withdrawn: 'neutral600' } as const;

/** Shows the state of a member's invitation, with a button to send it again; nothing for a member who was never invited. (ACC-4) */
export function InvitationLine({ session, member, timeZone }: Props) {
  const formatDate = useDateText();
  const t = useText('seats.invitation');
  const [inviteAgain, { isRunning, refusal }] = useAction(seatsAdminApi.inviteMemberAgain);
  const { invitation } = member;
  if (!invitation) return null;

  const { state, at } = invitation;
  const label = isBeingSent(member) ? 'leaving' : state === 'planned' && !at ? 'uncalled' : state;
  const when = at && formatDate(at, { dateStyle: 'long', ...(state === 'planned' && { timeStyle: 'short' }), timeZone });
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" gap={1} wrap="wrap">
        <Typography variant="pi" textColor={COLOURS[state]}>
          {t(label, { when: when ?? '' })}
        </Typography>
        {RESENDABLE.includes(state) && (
          <TextButton
            disabled={isRunning}
            onClick={() => void inviteAgain({ params: { session, member: member.id } })}
            aria-label={t('againTo', { email: member.email })}
          >
            {t('again')}
          </TextButton>
        )}
      </Flex>
      <Refusal plugin="seats" of={refusal} />
    </Flex>
  );
}
