import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { isBeingSent, type Member } from './use-members';

type Props = { member: Member; timeZone: string; refusal: string | undefined; onResend: () => void };

const RESENDABLE = ['sent', 'expired', 'withdrawn'];
const COLOURS = { planned: 'neutral600', sent: 'neutral600', expired: 'danger600', used: 'success600', withdrawn: 'neutral600' } as const;

/** Shows the state of a member's invitation, with a button to send it again; nothing for a member who was never invited. (ACC-4) */
export function InvitationLine({ member, timeZone, refusal, onResend }: Props) {
  const { formatMessage, formatDate } = useIntl();
  const { invitation } = member;
  if (!invitation) return null;

  const { state, at } = invitation;
  const when = at && formatDate(at, { dateStyle: 'long', ...(state === 'planned' && { timeStyle: 'short' }), timeZone });
  const label = isBeingSent(member) ? 'leaving' : state;
  const fallback = formatMessage({ id: 'seats.refusal.other' });
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" gap={1} wrap="wrap">
        <Typography variant="pi" textColor={COLOURS[state]}>
          {formatMessage({ id: `seats.invitation.${label}` }, { when: when ?? '' })}
        </Typography>
        {RESENDABLE.includes(state) && (
          <TextButton onClick={onResend} aria-label={formatMessage({ id: 'seats.invitation.againTo' }, { email: member.email })}>
            {formatMessage({ id: 'seats.invitation.again' })}
          </TextButton>
        )}
      </Flex>
      {refusal && (
        <Typography variant="pi" textColor="danger600" role="alert">
          {formatMessage({ id: `seats.refusal.${refusal}`, defaultMessage: fallback })}
        </Typography>
      )}
    </Flex>
  );
}
