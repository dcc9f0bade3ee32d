import { DocumentLink, HomeList, Loaded, useDateText, useEndpoint, useText } from '@cordee/kernel/admin';
import { coursesAdminApi } from '../../../admin-api.ts';
import { formatDuration } from '../../../server/domain/duration.ts';

const MOST = 5;

/** On the first page: the films that no longer play, and why. (LRN-5) */
export default function FaultyFilms() {
  const formatDate = useDateText();
  const t = useText('courses.films');
  return (
    <Loaded of={useEndpoint(coursesAdminApi.faultyFilms)}>
      {({ films, look }) => (
        <HomeList
          items={films.slice(0, MOST)}
          itemKey={({ lesson }) => lesson}
          none={look.at ? t('none', { films: look.films }) : t('never')}
          count={t('count', { films: films.length })}
        >
          {({ lesson, title, fault, noted, found, since }) => ({
            name: (
              <DocumentLink model="plugin::courses.lesson" document={lesson}>
                <bdi>{title}</bdi>
              </DocumentLink>
            ),
            about: `${t(`fault.${fault}`, { noted: formatDuration(noted ?? 0), found: formatDuration(found ?? 0) })} · ${formatDate(since, { dateStyle: 'medium' })}`,
          })}
        </HomeList>
      )}
    </Loaded>
  );
}
