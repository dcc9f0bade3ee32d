import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Refused } from './refused';
import type { Message } from './use-messages';

const COLOURS = { queued: 'neutral600', sending: 'neutral600', sent: 'success600', refused: 'danger600', unknown: 'warning600' } as const;

type Props = { message: Message; timeZone: string; refusal: string | undefined; onAgain: () => void };

/** What became of a message, and a way to send it again, or why there is none. (ACC-19) */
export function MessageState({ message, timeZone, refusal, onAgain }: Props) {
  const { formatMessage, formatDate } = useIntl();
  const { state, reply, sentAt, dueAt, attempts, resend, template } = message;
  const t = (key: string, values = {}) => formatMessage({ id: `accounts.messages.${key}` }, values);
  const at = (moment: string) => formatDate(moment, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const waits = state === 'queued' && attempts > 0;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography variant="pi" textColor={COLOURS[state]} style={{ overflowWrap: 'anywhere' }}>
        {t(waits ? 'state.waiting' : `state.${state}`, { when: at(sentAt ?? dueAt), words: reply ?? '' })}
      </Typography>
      {(resend === 'same' || resend === 'new') && (
        <div>
          <TextButton onClick={onAgain} aria-label={t('againThis', { subject: message.subject })}>
            {t(resend === 'new' ? 'new' : 'again')}
          </TextButton>
        </div>
      )}
      {resend === 'never' && (
        <Typography variant="pi" textColor="neutral600">
          {formatMessage({ id: `accounts.messages.never.${template}`, defaultMessage: t('never') })}
        </Typography>
      )}
      <Refused code={refusal} />
    </Flex>
  );
}
