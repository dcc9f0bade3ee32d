import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { LoadError } from './load-error';
import { MessageState } from './message-state';
import { Pagination } from './pagination';
import { useMessages } from './use-messages';
import { type PanelProps, usePersonPage } from './use-person-page';

/** The panel "Messages" of the person page: the messages to the person. (ACC-19) */
export function MessagesPanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const pageUrl = usePersonPage(props);
  if (!pageUrl) return null;

  return { title: formatMessage({ id: 'staff.messages.title' }), content: <Messages key={pageUrl} pageUrl={pageUrl} /> };
}

function Messages({ pageUrl }: { pageUrl: string }) {
  const { formatMessage, formatDate } = useIntl();
  const { data, failed, isLatest, refusalOf, resendMail, latest, older } = useMessages(`${pageUrl}/messages`);
  if (failed) return <LoadError />;
  if (!data) return null;

  const { messages, more, timeZone } = data;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {messages.length === 0 && <Typography textColor="neutral600">{formatMessage({ id: 'staff.messages.none' })}</Typography>}
      {messages.map((message) => (
        <Flex key={message.id} direction="column" alignItems="stretch">
          <Typography fontWeight="bold">{message.subject}</Typography>
          <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
            {message.to}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {formatDate(message.askedAt, { dateStyle: 'long', timeStyle: 'short', timeZone })}
            {message.isResend && ` · ${formatMessage({ id: 'staff.messages.isAgain' })}`}
          </Typography>
          <MessageState
            message={message}
            timeZone={timeZone}
            refusal={refusalOf(message.id)}
            onResend={() => void resendMail(message.id)}
          />
        </Flex>
      ))}
      <Pagination isLatest={isLatest} more={more} onLatest={latest} onOlder={older} />
    </Flex>
  );
}
