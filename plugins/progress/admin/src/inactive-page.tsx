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
type Answer = { learners: Learner[]; total: number; pages: number; timeZone: string };

const COLUMNS = ['person', 'session', 'company', 'last', 'days'] as const;
const entry = (uid: string, documentId: string) => `/content-manager/collection-types/${uid}/${documentId}`;

/** The learners who have not come for three weeks or more, those away for longest first. (ACC-18) */
export default function InactivePage() {
  const { formatMessage } = useIntl();
  const { get } = useFetchClient();
  const [query, setQuery] = useSearchParams();
  const [answer, setAnswer] = useState<Answer>();
  const [failed, setFailed] = useState(false);
  const [page, search] = [Number(query.get('page') ?? 1), query.get('search') ?? ''];
  const asked = new URLSearchParams({ page: String(page), search }).toString();
  useEffect(() => {
    get<Answer>(`/progress/inactive?${asked}`).then(
      ({ data }) => setAnswer(data),
      () => setFailed(true),
    );
  }, [get, asked]);

  const t = (key: string, values = {}) => formatMessage({ id: `progress.inactive.${key}` }, values);
  const go = (to: { page?: number; search?: string }) =>
    setQuery({ ...(search && { search }), ...(to.search !== undefined && { search: to.search }), page: String(to.page ?? 1) });
  if (!answer && !failed) return <Page.Loading />;

  return (
    <Page.Main>
      <Page.Title>{t('title')}</Page.Title>
      <Layouts.Header title={t('title')} subtitle={t('subtitle')} />
      <Layouts.Content>
        {failed && <Typography role="alert">{t('failed')}</Typography>}
        {answer && (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Search key={search} search={search} onSearch={(sought) => go({ search: sought })} />
            <Typography role="status" textColor="neutral600">
              {search ? t('found', { total: answer.total }) : t('total', { total: answer.total })}
            </Typography>
            {answer.learners.length > 0 && <List answer={answer} />}
            {answer.pages > 1 && (
              <Flex gap={3}>
                <Button variant="tertiary" disabled={page <= 1} onClick={() => go({ page: page - 1 })}>
                  {t('previous')}
                </Button>
                <Typography>{t('page', { page, pages: answer.pages })}</Typography>
                <Button variant="tertiary" disabled={page >= answer.pages} onClick={() => go({ page: page + 1 })}>
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
  const [typed, setTyped] = useState(search);
  const label = formatMessage({ id: 'progress.inactive.search' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <form onSubmit={submit}>
      <Searchbar
        name="search"
        value={typed}
        onChange={({ target }: { target: HTMLInputElement }) => setTyped(target.value)}
        onClear={() => onSearch('')}
        clearLabel={formatMessage({ id: 'progress.inactive.clear' })}
        placeholder={label}
      >
        {label}
      </Searchbar>
    </form>
  );
}

function List({ answer: { learners, timeZone } }: { answer: Answer }) {
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
              <Typography tag={Link} to={entry('plugin::users-permissions.user', personDocument)} textColor="primary600" fontWeight="bold">
                {`${firstName} ${lastName}`.trim() || email}
              </Typography>
              <Typography variant="pi" textColor="neutral600" tag="p">
                {email}
              </Typography>
            </Td>
            <Td>
              <Typography tag={Link} to={entry('plugin::seats.session', session)} textColor="primary600">
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
