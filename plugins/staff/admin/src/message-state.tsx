import { Refusal, useAction, useDateText, useText } from '@cordee/kernel/admin';
import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { type Message, staffAdminApi } from '../../admin-api.ts';

const COLOURS = { queued: 'neutral600', sending: 'neutral600', sent: 'success600', refused: 'danger600', unknown: 'warning600' } as const;

type Props = Readonly<{ message: Message; timeZone: string; onResent: () => void }>;

/** The delivery state of a message, with a button to send it again, or the reason why that is not possible. (ACC-19) */
export function MessageState({ message, timeZone, onResent }: Props) {
  const { formatMessage } = useIntl();
  const formatDate = useDateText();
  const t = useText('staff.messages');
  const [resend, { isRunning, refusal }] = useAction(staffAdminApi.resendMessage);
  const { to, subject, state, reply, sentAt, dueAt, attempts, template } = message;
  // A message goes again to the address that it had, which may not be the person's any more; an invitation goes to the one of today.
  const action = message.resend === 'new' ? t('new') : t('again', { to });
  const at = (moment: string) => formatDate(moment, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const isRetrying = state === 'queued' && attempts > 0;
  const onResend = async () => {
    const { refusal } = await resend({ params: { message: message.id } });
    if (refusal === undefined) onResent();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography variant="pi" textColor={COLOURS[state]} style={{ overflowWrap: 'anywhere' }}>
        {t(isRetrying ? 'state.waiting' : `state.${state}`, { when: at(sentAt ?? dueAt), words: reply ?? '' })}
      </Typography>
      {(message.resend === 'same' || message.resend === 'new') && (
        <div>
          <TextButton disabled={isRunning} onClick={onResend} aria-label={t('actionOn', { action, subject })}>
            {action}
          </TextButton>
        </div>
      )}
      {message.resend === 'never' && (
        <Typography variant="pi" textColor="neutral600">
          {formatMessage({ id: `staff.messages.never.${template}`, defaultMessage: t('never') })}
        </Typography>
      )}
      {message.resend === 'reassigned' && (
        <Typography variant="pi" textColor="neutral600">
          {t('reassigned')}
        </Typography>
      )}
      <Refusal plugin="staff" of={refusal} />
    </Flex>
  );
}
