import {
  AdminPage,
  type Column,
  DataTable,
  DocumentLink,
  Loaded,
  Secondary,
  useDateText,
  useEndpoint,
  useText,
  useUrlTable,
} from '@cordee/kernel/admin';
import { type InactiveLearner, progressAdminApi } from '../../admin-api.ts';

/** Lists the learners without a connection for three weeks or more, longest inactive first. (ACC-18) */
export default function InactivePage() {
  const t = useText('progress.inactive');
  const control = useUrlTable();
  const { page, search } = control;
  const columnsIn = useColumns();

  return (
    <AdminPage title={t('title')} subtitle={t('subtitle')}>
      <Loaded of={useEndpoint(progressAdminApi.inactiveLearners, { query: { page, search } })}>
        {({ learners, total, pages, timeZone }) => (
          <DataTable
            label={t('title')}
            columns={columnsIn(timeZone)}
            rows={learners}
            rowKey={({ personDocument, session }) => `${personDocument} ${session}`}
            control={control}
            search={t('search')}
            count={t(search ? 'found' : 'total', { total })}
            pages={pages}
          />
        )}
      </Loaded>
    </AdminPage>
  );
}

function useColumns() {
  const formatDate = useDateText();
  const t = useText('progress.inactive');
  return (timeZone: string): Column<InactiveLearner>[] => [
    {
      id: 'person',
      header: t('person'),
      cell: ({ personDocument, firstName, lastName, email }) => (
        <>
          <DocumentLink model="plugin::users-permissions.user" document={personDocument}>
            <bdi>{`${firstName} ${lastName}`.trim() || email}</bdi>
          </DocumentLink>
          <Secondary>{email}</Secondary>
        </>
      ),
    },
    {
      id: 'session',
      header: t('session'),
      cell: ({ session, reference }) => (
        <DocumentLink model="plugin::seats.session" document={session}>
          {reference}
        </DocumentLink>
      ),
    },
    { id: 'company', header: t('company'), cell: ({ company }) => (company ? <bdi>{company}</bdi> : '–') },
    { id: 'last', header: t('last'), cell: ({ lastAt }) => (lastAt ? formatDate(lastAt, { dateStyle: 'long', timeZone }) : t('never')) },
    { id: 'days', header: t('days'), cell: ({ days }) => t('for', { days }) },
  ];
}
