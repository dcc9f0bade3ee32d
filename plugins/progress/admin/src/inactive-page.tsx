import { Button, Flex, Searchbar, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { type FormEvent, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router-dom';

type Learner = {
  personDocument: string;
  firstName: string;
  lastName: string;
  email: string;
  session: string;
  reference: string;
  company: string | null;
  lastAt: string | null;
  days: number;
};
type InactiveResponse = { learners: Learner[]; total: number; pages: number; timeZone: string };

const COLUMNS = ['person', 'session', 'company', 'last', 'days'] as const;
const documentPath = (uid: string, documentId: string) => `/content-manager/collection-types/${uid}/${documentId}`;

/** Lists the learners without a connection for three weeks or more, longest inactive first. (ACC-18) */
export default function InactivePage() {
  const { formatMessage } = useIntl();
  const { get } = useFetchClient();
  const [query, setQuery] = useSearchParams();
  const [response, setResponse] = useState<InactiveResponse>();
  const [failed, setFailed] = useState(false);
  const [page, search] = [Number(query.get('page') ?? 1), query.get('search') ?? ''];
  const queryString = new URLSearchParams({ page: String(page), search }).toString();
  useEffect(() => {
    get<InactiveResponse>(`/progress/inactive?${queryString}`).then(
      ({ data }) => setResponse(data),
      () => setFailed(true),
    );
  }, [get, queryString]);

  const t = (key: string, values = {}) => formatMessage({ id: `progress.inactive.${key}` }, values);
  const go = (to: { page?: number; search?: string }) =>
    setQuery({ ...(search && { search }), ...(to.search !== undefined && { search: to.search }), page: String(to.page ?? 1) });
  if (!response && !failed) return <Page.Loading />;

  return (
    <Page.Main>
      <Page.Title>{t('title')}</Page.Title>
      <Layouts.Header title={t('title')} subtitle={t('subtitle')} />
      <Layouts.Content>
        {failed && <Typography role="alert">{t('failed')}</Typography>}
        {response && (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Search key={search} search={search} onSearch={(value) => go({ search: value })} />
            <Typography role="status" textColor="neutral600">
              {search ? t('found', { total: response.total }) : t('total', { total: response.total })}
            </Typography>
            {response.learners.length > 0 && <LearnerTable response={response} />}
            {response.pages > 1 && (
              <Flex gap={3}>
                <Button variant="tertiary" disabled={page <= 1} onClick={() => go({ page: page - 1 })}>
                  {t('previous')}
                </Button>
                <Typography>{t('page', { page, pages: response.pages })}</Typography>
                <Button variant="tertiary" disabled={page >= response.pages} onClick={() => go({ page: page + 1 })}>
                  {t('next')}
                </Button>
              </Flex>
            )}
          </Flex>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}

function Search({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const { formatMessage } = useIntl();
  const [input, setInput] = useState(search);
  const label = formatMessage({ id: 'progress.inactive.search' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(input.trim());
  };
  return (
    <form onSubmit={submit}>
      <Searchbar
        name="search"
        value={input}
        onChange={({ target }: { target: HTMLInputElement }) => setInput(target.value)}
        onClear={() => onSearch('')}
        clearLabel={formatMessage({ id: 'progress.inactive.clear' })}
        placeholder={label}
      >
        {label}
      </Searchbar>
    </form>
  );
}

function LearnerTable({ response: { learners, timeZone } }: { response: InactiveResponse }) {
  const { formatMessage, formatDate } = useIntl();
  const t = (key: string, values = {}) => formatMessage({ id: `progress.inactive.${key}` }, values);
  return (
    <Table colCount={COLUMNS.length} rowCount={learners.length + 1}>
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
        {learners.map(({ personDocument, firstName, lastName, email, session, reference, company, lastAt, days }) => (
          <Tr key={`${personDocument} ${session}`}>
            <Td>
              <Typography
                tag={Link}
                to={documentPath('plugin::users-permissions.user', personDocument)}
                textColor="primary600"
                fontWeight="bold"
              >
                {`${firstName} ${lastName}`.trim() || email}
              </Typography>
              <Typography variant="pi" textColor="neutral600" tag="p">
                {email}
              </Typography>
            </Td>
            <Td>
              <Typography tag={Link} to={documentPath('plugin::seats.session', session)} textColor="primary600">
                {reference}
              </Typography>
            </Td>
            <Td>
              <Typography>{company ?? '–'}</Typography>
            </Td>
            <Td>
              <Typography>{lastAt ? formatDate(lastAt, { dateStyle: 'long', timeZone }) : t('never')}</Typography>
            </Td>
            <Td>
              <Typography>{t('for', { days })}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
