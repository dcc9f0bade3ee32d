import {
  type DocumentScreenProps,
  LatestFirst,
  Loaded,
  Secondary,
  useDateText,
  useMemoryTable,
  usePolledEndpoint,
  useText,
} from '@cordee/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import { staffAdminApi } from '../../admin-api.ts';
import { MessageState } from './message-state';
import { pollMessages } from './poll-messages';

/** The panel "Messages" of the person page: the messages to the person. (ACC-19) */
export function Messages({ document: person }: DocumentScreenProps) {
  const formatDate = useDateText();
  const t = useText('staff.messages');
  const control = useMemoryTable();
  const query = control.before ? { before: control.before } : {};

  return (
    <Loaded of={usePolledEndpoint(staffAdminApi.messagesToPerson, pollMessages, { params: { person }, query })}>
      {({ messages, more, timeZone }) => (
        <Flex direction="column" alignItems="stretch" gap={4} width="100%">
          {messages.length === 0 && <Typography textColor="neutral600">{t('none')}</Typography>}
          {messages.map((message) => (
            <Flex key={message.id} direction="column" alignItems="stretch">
              <Typography fontWeight="bold">{message.subject}</Typography>
              <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
                {message.to}
              </Typography>
              <Secondary>
                {formatDate(message.askedAt, { dateStyle: 'long', timeStyle: 'short', timeZone })}
                {message.isResend && ` · ${t('isAgain')}`}
              </Secondary>
              <MessageState message={message} timeZone={timeZone} onResent={() => control.change({ before: '' })} />
            </Flex>
          ))}
          <LatestFirst control={control} older={(more && messages.at(-1)?.id) || null} />
        </Flex>
      )}
    </Loaded>
  );
}
