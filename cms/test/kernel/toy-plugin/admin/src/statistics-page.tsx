import { AdminPage, type Column, DataTable, DocumentLink, Loaded, useEndpoint, useText } from '@cordee/kernel/admin';
import { type CourseNotes, notesAdminApi } from '../../admin-api.ts';

/** Lists the courses with notes, the most revised first. */
export default function StatisticsPage() {
  const t = useText('notes.statistics');
  const columns: Column<CourseNotes>[] = [
    {
      id: 'course',
      header: t('course'),
      cell: ({ course, title }) => (
        <DocumentLink model="plugin::courses.course" document={course}>
          {title}
        </DocumentLink>
      ),
    },
    { id: 'revisions', header: t('revisions'), cell: ({ revisions }) => revisions },
    { id: 'last', header: t('last'), cell: ({ lastOn }) => lastOn },
  ];

  return (
    <AdminPage title={t('title')} subtitle={t('subtitle')}>
      <Loaded of={useEndpoint(notesAdminApi.courses)}>
        {({ courses }) => <DataTable label={t('title')} columns={columns} rows={courses} rowKey={({ course }) => course} />}
      </Loaded>
    </AdminPage>
  );
}
