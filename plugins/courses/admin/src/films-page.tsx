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
} from '@cordee/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import { coursesAdminApi, type FaultyFilm } from '../../admin-api.ts';
import { formatDuration } from '../../server/domain/duration.ts';

/** Lists the films that no longer play, or not for as long as is noted, why, and the courses concerned. (LRN-5, H-87) */
export default function FilmsPage() {
  const formatDate = useDateText();
  const t = useText('courses.films');
  const at = (moment: string) => formatDate(moment, { dateStyle: 'medium', timeStyle: 'short' });
  const columns: Column<FaultyFilm>[] = [
    {
      id: 'lesson',
      header: t('lesson'),
      cell: ({ lesson, title, reference }) => (
        <>
          <DocumentLink model="plugin::courses.lesson" document={lesson}>
            {title}
          </DocumentLink>
          <Secondary>{reference}</Secondary>
        </>
      ),
    },
    { id: 'host', header: t('host'), cell: ({ host }) => t(`host.${host}`) },
    {
      id: 'fault',
      header: t('fault'),
      cell: ({ fault, noted, found }) => t(`fault.${fault}`, { noted: formatDuration(noted ?? 0), found: formatDuration(found ?? 0) }),
    },
    { id: 'courses', header: t('courses'), cell: ({ courses }) => courses.join(', ') || '–' },
    { id: 'since', header: t('since'), cell: ({ since }) => at(since) },
  ];

  return (
    <AdminPage title={t('title')} subtitle={t('subtitle')}>
      <Loaded of={useEndpoint(coursesAdminApi.faultyFilms)}>
        {({ films, look }) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography textColor="neutral600">{look.at ? t('look', { at: at(look.at) }) : t('never')}</Typography>
            {look.at && films.length === 0 && <Typography>{t('none', { films: look.films })}</Typography>}
            <DataTable label={t('title')} columns={columns} rows={films} rowKey={({ lesson }) => lesson} />
          </Flex>
        )}
      </Loaded>
    </AdminPage>
  );
}
