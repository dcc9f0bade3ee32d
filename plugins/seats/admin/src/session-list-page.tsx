import {
  AdminPage,
  type Column,
  DataTable,
  DocumentLink,
  FilterSelect,
  Loaded,
  Secondary,
  useEndpoint,
  useText,
  useUrlTable,
} from '@cordee/kernel/admin';
import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { seatsAdminApi } from '../../admin-api.ts';
import { SESSION_KINDS, SESSION_STATES, type SessionRow } from '../../sessions-admin-api.ts';
import { SessionLink } from './session-link';

const FILTERS = ['state', 'kind', 'company'] as const;

/** All sessions: found by words, filtered, sorted and paged. (SEAT-2, H-83) */
export default function SessionListPage() {
  const t = useText('seats.list');
  const control = useUrlTable(FILTERS);
  const { page, search, sort, filters } = control;
  const columns = useColumns();
  const isFiltered = search !== '' || FILTERS.some((name) => filters[name]);

  return (
    <AdminPage title={t('title')} subtitle={t('subtitle')} action={<OpenSession />}>
      <Loaded of={useEndpoint(seatsAdminApi.sessionList, { query: { page, search, sort, ...filters } })}>
        {({ sessions, total, pages, company }) => (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={sessions}
            rowKey={({ session }) => session}
            control={control}
            search={t('search')}
            filters={
              <>
                <FilterSelect
                  control={control}
                  filter="state"
                  label={t('state')}
                  choices={SESSION_STATES.map((value) => ({ value, name: t(`is.${value}`) }))}
                />
                <FilterSelect
                  control={control}
                  filter="kind"
                  label={t('kind')}
                  choices={SESSION_KINDS.map((value) => ({ value, name: t(`of.${value}`) }))}
                />
                {filters.company && (
                  <FilterSelect
                    control={control}
                    filter="company"
                    label={t('company')}
                    choices={[{ value: filters.company, name: company?.name ?? '?' }]}
                  />
                )}
              </>
            }
            count={t(isFiltered ? 'found' : 'total', { total })}
            pages={pages}
          />
        )}
      </Loaded>
    </AdminPage>
  );
}

/** Leads to the form of a new session. */
function OpenSession() {
  const t = useText('seats.list');
  return (
    <LinkButton tag={Link} to="/content-manager/collection-types/plugin::seats.session/create" startIcon={<Plus />}>
      {t('open')}
    </LinkButton>
  );
}

function useColumns(): Column<SessionRow>[] {
  const { formatDate } = useIntl();
  const t = useText('seats.list');
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  return [
    {
      id: 'reference',
      header: t('session'),
      isText: true,
      sortBy: ({ reference }) => reference,
      cell: ({ session, reference }) => <SessionLink session={session}>{reference}</SessionLink>,
    },
    {
      id: 'company',
      header: t('company'),
      isText: true,
      sortBy: ({ company }) => company?.name ?? null,
      cell: ({ company }) =>
        company ? (
          <DocumentLink model="plugin::companies.company" document={company.document}>
            <bdi>{company.name}</bdi>
          </DocumentLink>
        ) : (
          '–'
        ),
    },
    {
      id: 'course',
      header: t('course'),
      isText: true,
      sortBy: ({ course }) => course,
      cell: ({ course }) => course ?? '–',
    },
    { id: 'kind', header: t('kind'), cell: ({ kind }) => t(`of.${kind}`) },
    { id: 'members', header: t('members'), sortBy: ({ members }) => members, cell: ({ members }) => members },
    {
      id: 'taken',
      header: t('taken'),
      sortBy: ({ taken }) => taken,
      cell: ({ taken, allowance }) => (allowance === null ? taken : `${taken} / ${allowance}`),
    },
    { id: 'free', header: t('free'), sortBy: ({ free }) => free, cell: ({ free }) => free ?? '–' },
    {
      id: 'waiting',
      header: t('waiting'),
      sortBy: ({ waiting }) => waiting,
      cell: ({ kind, waiting }) => (kind === 'slot' ? waiting : '–'),
    },
    { id: 'startsOn', header: t('startsOn'), sortBy: ({ startsOn }) => startsOn, cell: ({ startsOn }) => day(startsOn) },
    {
      id: 'endsOn',
      header: t('endsOn'),
      sortBy: ({ endsOn }) => endsOn,
      cell: ({ endsOn, state }) => (
        <>
          {day(endsOn)}
          <Secondary>{t(`is.${state}`)}</Secondary>
        </>
      ),
    },
  ];
}
