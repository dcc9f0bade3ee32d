import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { isLeaving, type Member } from './use-members';

type Props = { member: Member; timeZone: string; refusal: string | undefined; onAgain: () => void };

const AGAIN = ['sent', 'expired', 'withdrawn'];
const COLOURS = { planned: 'neutral600', sent: 'neutral600', expired: 'danger600', used: 'success600', withdrawn: 'neutral600' } as const;

/** How the invitation of a member stands, with a way to send it again. Nothing for who chose a password without one. (ACC-4) */
export function InvitationLine({ member, timeZone, refusal, onAgain }: Props) {
  const { formatMessage, formatDate } = useIntl();
  const { invitation } = member;
  if (!invitation) return null;

  const { state, at } = invitation;
  const when = at && formatDate(at, { dateStyle: 'long', ...(state === 'planned' && { timeStyle: 'short' }), timeZone });
  const words = isLeaving(member) ? 'leaving' : state;
  const other = formatMessage({ id: 'seats.refusal.other' });
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" gap={1} wrap="wrap">
        <Typography variant="pi" textColor={COLOURS[state]}>
          {formatMessage({ id: `seats.invitation.${words}` }, { when: when ?? '' })}
        </Typography>
        {AGAIN.includes(state) && (
          <TextButton onClick={onAgain} aria-label={formatMessage({ id: 'seats.invitation.againTo' }, { email: member.email })}>
            {formatMessage({ id: 'seats.invitation.again' })}
          </TextButton>
        )}
      </Flex>
      {refusal && (
        <Typography variant="pi" textColor="danger600" role="alert">
          {formatMessage({ id: `seats.refusal.${refusal}`, defaultMessage: other })}
        </Typography>
      )}
    </Flex>
  );
}
