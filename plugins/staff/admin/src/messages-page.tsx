import { Box, Button, Field, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { type FormEvent, useState } from 'react';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router-dom';
import { LoadError } from './load-error';
import { MessageState } from './message-state';
import { Pagination } from './pagination';
import { useMessages } from './use-messages';

const COLUMNS = ['asked', 'to', 'subject', 'state'] as const;

/** The mail log: every message, or those to one address, and the delivery state of each. (ACC-19) */
export default function MessagesPage() {
  const { formatMessage } = useIntl();
  const [search, setSearch] = useSearchParams();
  const address = search.get('address') ?? '';
  const t = (key: string, values = {}) => formatMessage({ id: `staff.messages.${key}` }, values);

  return (
    <Page.Main>
      <Page.Title>{t('title')}</Page.Title>
      <Layouts.Header title={t('title')} subtitle={t('subtitle')} />
      <Layouts.Content>
        <Search key={address} address={address} onSearch={(email) => setSearch(email ? { address: email } : {})} />
        <List key={`list ${address}`} address={address} />
      </Layouts.Content>
    </Page.Main>
  );
}

function Search({ address, onSearch }: { address: string; onSearch: (address: string) => void }) {
  const { formatMessage } = useIntl();
  const [input, setInput] = useState(address);
  const t = (key: string) => formatMessage({ id: `staff.messages.${key}` });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(input.trim());
  };
  return (
    <Box tag="form" onSubmit={submit} paddingBottom={6}>
      <Flex gap={2} alignItems="flex-end">
        <Box width="24rem" maxWidth="100%" shrink={0}>
          <Field.Root name="address">
            <Field.Label>{t('address')}</Field.Label>
            <Field.Input
              type="text"
              inputMode="email"
              value={input}
              onChange={({ target }: { target: HTMLInputElement }) => setInput(target.value)}
            />
          </Field.Root>
        </Box>
        <Button type="submit" size="L" variant="secondary">
          {t('search')}
        </Button>
        {address && (
          <Button size="L" variant="tertiary" onClick={() => onSearch('')}>
            {t('all')}
          </Button>
        )}
      </Flex>
    </Box>
  );
}

function List({ address }: { address: string }) {
  const { formatMessage, formatDate } = useIntl();
  const { data, failed, isLatest, refusalOf, resendMail, latest, older } = useMessages('/staff/messages', address ? { address } : {});
  const t = (key: string, values = {}) => formatMessage({ id: `staff.messages.${key}` }, values);
  if (failed) return <LoadError />;
  if (!data) return <Page.Loading />;

  const { messages, more, timeZone } = data;
  if (messages.length === 0) return <Typography>{address ? t('noneTo', { address }) : t('noneAtAll')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Table colCount={COLUMNS.length} rowCount={messages.length + 1}>
        <Thead>
          <Tr>
            {COLUMNS.map((column) => (
              <Th key={column}>
                <Typography variant="sigma">{t(column)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {messages.map((message) => (
            <Tr key={message.id}>
              <Td>
                <Typography>{formatDate(message.askedAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })}</Typography>
              </Td>
              <Td>
                <Box minWidth="18rem" maxWidth="26rem" style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
                  <Typography>{message.to}</Typography>
                </Box>
              </Td>
              <Td>
                <Box maxWidth="18rem" style={{ whiteSpace: 'normal' }}>
                  <Typography fontWeight="bold">{message.subject}</Typography>
                  {message.isResend && (
                    <Typography variant="pi" textColor="neutral600" tag="p">
                      {t('isAgain')}
                    </Typography>
                  )}
                </Box>
              </Td>
              <Td>
                <Box minWidth="16rem" maxWidth="26rem" paddingTop={2} paddingBottom={2} style={{ whiteSpace: 'normal' }}>
                  <MessageState
                    message={message}
                    timeZone={timeZone}
                    refusal={refusalOf(message.id)}
                    onResend={() => void resendMail(message.id)}
                  />
                </Box>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <Pagination isLatest={isLatest} more={more} onLatest={latest} onOlder={older} />
    </Flex>
  );
}
