import {
  AdminPage,
  type Column,
  DataTable,
  Loaded,
  Secondary,
  useDateText,
  usePolledEndpoint,
  useText,
  useUrlTable,
} from '@cordee/kernel/admin';
import { Typography } from '@strapi/design-system';
import { type Message, staffAdminApi } from '../../admin-api.ts';
import { MessageState } from './message-state';
import { pollMessages } from './poll-messages';

/** The mail log: every message, or those to an address or to the people who are found, and the delivery state of each. (ACC-19, H-83) */
export default function MessagesPage() {
  const t = useText('staff.messages');
  const control = useUrlTable();
  const { search, before } = control;
  const columnsIn = useColumns(() => control.change({ before: '' }));
  const query = { ...(search && { search }), ...(before && { before }) };

  return (
    <AdminPage title={t('title')} subtitle={t('subtitle')}>
      <Loaded of={usePolledEndpoint(staffAdminApi.messages, pollMessages, { query })}>
        {({ messages, more, timeZone }) => (
          <DataTable
            label={t('title')}
            columns={columnsIn(timeZone)}
            rows={messages}
            rowKey={({ id }) => id}
            control={control}
            search={t('search')}
            {...(messages.length === 0 && { count: search ? t('noneFound', { search }) : t('noneAtAll') })}
            older={(more && messages.at(-1)?.id) || null}
          />
        )}
      </Loaded>
    </AdminPage>
  );
}

function useColumns(onResent: () => void) {
  const formatDate = useDateText();
  const t = useText('staff.messages');
  return (timeZone: string): Column<Message>[] => [
    {
      id: 'asked',
      header: t('asked'),
      cell: ({ askedAt }) => formatDate(askedAt, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    },
    { id: 'to', header: t('to'), isText: true, cell: ({ to }) => to },
    {
      id: 'subject',
      header: t('subject'),
      isText: true,
      cell: ({ subject, isResend }) => (
        <>
          <Typography fontWeight="bold">{subject}</Typography>
          {isResend && <Secondary>{t('isAgain')}</Secondary>}
        </>
      ),
    },
    {
      id: 'state',
      header: t('state'),
      isText: true,
      cell: (message) => <MessageState message={message} timeZone={timeZone} onResent={onResent} />,
    },
  ];
}
