import { DocumentLink, type DocumentScreenProps, Loaded, Secondary, useDayText, useEndpoint, useText } from '@cordee/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import { progressAdminApi } from '../../admin-api.ts';
import type { PersonCourse } from '../../person-admin-api.ts';

/** The panel "Parcours" of a person: how far they are in each course, and what keeps them from finishing it. (ACC-13) */
export function Courses({ document: person }: DocumentScreenProps) {
  const t = useText('progress.courses');
  return (
    <Loaded of={useEndpoint(progressAdminApi.coursesOfPerson, { params: { person } })}>
      {({ courses }) => (
        <Flex direction="column" alignItems="stretch" gap={5} width="100%">
          {courses.length === 0 && <Typography textColor="neutral600">{t('none')}</Typography>}
          {courses.map((course) => (
            <Course key={course.course} course={course} />
          ))}
        </Flex>
      )}
    </Loaded>
  );
}

function Course({ course }: Readonly<{ course: PersonCourse }>) {
  const t = useText('progress.courses');
  const { title, lessons, seen, themes, validated, sessions } = course;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography fontWeight="bold">
        <bdi>{title ?? t('untitled')}</bdi>
      </Typography>
      {lessons === 0 ? (
        <Typography textColor="neutral600">{t('unpublished')}</Typography>
      ) : (
        <Flex direction="column" alignItems="stretch" gap={1}>
          <progress value={seen} max={lessons} aria-label={t('progressOf', { title: title ?? '' })} style={{ width: '100%' }} />
          <Typography>{t('seen', { seen, lessons, themes, validated })}</Typography>
        </Flex>
      )}
      {sessions.map((each) => (
        <Session key={each.session} session={each} />
      ))}
      <Missing course={course} />
    </Flex>
  );
}

function Session({
  session: { session, reference, startsOn, endsOn, finishedOn },
}: Readonly<{ session: PersonCourse['sessions'][number] }>) {
  const t = useText('progress.courses');
  const dayText = useDayText();
  return (
    <Secondary>
      <DocumentLink model="plugin::seats.session" document={session}>
        <bdi>{reference}</bdi>
      </DocumentLink>
      {` · ${finishedOn ? t('finished', { day: dayText(finishedOn) }) : t('dates', { from: dayText(startsOn), to: dayText(endsOn) })}`}
    </Secondary>
  );
}

function Missing({ course: { certifying, lessons, missing } }: Readonly<{ course: PersonCourse }>) {
  const t = useText('progress.courses');
  if (lessons === 0) return null;
  if (missing.length === 0) return <Typography>{t(certifying ? 'nothingBeforeCase' : 'nothing')}</Typography>;

  return (
    <>
      <Typography>{t(certifying ? 'missingBeforeCase' : 'missing', { count: missing.length })}</Typography>
      <ul style={{ listStyle: 'disc', paddingInlineStart: '2rem' }}>
        {missing.map(({ title, lessons, seen }) => (
          <li key={title}>
            <Typography>
              <bdi>{title}</bdi> {t('of', { seen, lessons })}
            </Typography>
          </li>
        ))}
      </ul>
    </>
  );
}
