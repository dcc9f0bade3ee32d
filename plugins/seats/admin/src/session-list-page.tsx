import { AdminPage, DataTable, FilterSelect, Loaded, useEndpoint, useText, useUrlTable } from '@cordee/kernel/admin';
import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { seatsAdminApi } from '../../admin-api.ts';
import { SESSION_KINDS, SESSION_STATES } from '../../sessions-admin-api.ts';
import { useSessionColumns } from './session-columns';

const FILTERS = ['state', 'kind', 'company'] as const;

/** All sessions: found by words, filtered, sorted and paged. (SEAT-2, H-83) */
export default function SessionListPage() {
  const t = useText('seats.list');
  const control = useUrlTable(FILTERS);
  const { page, search, sort, filters } = control;
  const columns = useSessionColumns();
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
