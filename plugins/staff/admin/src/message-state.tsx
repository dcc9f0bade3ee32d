import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { RefusalMessage } from './refusal-message';
import type { Message } from './use-messages';

const COLOURS = { queued: 'neutral600', sending: 'neutral600', sent: 'success600', refused: 'danger600', unknown: 'warning600' } as const;

type Props = { message: Message; timeZone: string; refusal: string | undefined; onResend: () => void };

/** The delivery state of a message, with a button to send it again, or the reason why that is not possible. (ACC-19) */
export function MessageState({ message, timeZone, refusal, onResend }: Props) {
  const { formatMessage, formatDate } = useIntl();
  const { state, reply, sentAt, dueAt, attempts, resend, template } = message;
  const t = (key: string, values = {}) => formatMessage({ id: `staff.messages.${key}` }, values);
  const at = (moment: string) => formatDate(moment, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const isRetrying = state === 'queued' && attempts > 0;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography variant="pi" textColor={COLOURS[state]} style={{ overflowWrap: 'anywhere' }}>
        {t(isRetrying ? 'state.waiting' : `state.${state}`, { when: at(sentAt ?? dueAt), words: reply ?? '' })}
      </Typography>
      {(resend === 'same' || resend === 'new') && (
        <div>
          <TextButton onClick={onResend} aria-label={t('againThis', { subject: message.subject })}>
            {t(resend === 'new' ? 'new' : 'again')}
          </TextButton>
        </div>
      )}
      {resend === 'never' && (
        <Typography variant="pi" textColor="neutral600">
          {formatMessage({ id: `staff.messages.never.${template}`, defaultMessage: t('never') })}
        </Typography>
      )}
      {resend === 'reassigned' && (
        <Typography variant="pi" textColor="neutral600">
          {t('reassigned')}
        </Typography>
      )}
      <RefusalMessage code={refusal} />
    </Flex>
  );
}
