import { Box, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';

type Faulty = { lesson: string; title: string; reference: string; host: string; fault: string; since: string; courses: string[] };
type Answer = { films: Faulty[]; look: { at: string | null; films: number } };

const COLUMNS = ['lesson', 'host', 'fault', 'courses', 'since'] as const;

/** The films that no longer play, why, and the courses that miss them. (LRN-5) */
export default function FilmsPage() {
  const { formatMessage, formatDate } = useIntl();
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState<Answer>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    get<Answer>('/courses/films/faults').then(
      ({ data }) => setAnswer(data),
      () => setFailed(true),
    );
  }, [get]);

  const t = (key: string, values = {}) => formatMessage({ id: `courses.films.${key}` }, values);
  const at = (moment: string) => formatDate(moment, { dateStyle: 'medium', timeStyle: 'short' });
  if (!answer && !failed) return <Page.Loading />;

  return (
    <Page.Main>
      <Page.Title>{t('title')}</Page.Title>
      <Layouts.Header title={t('title')} subtitle={t('subtitle')} />
      <Layouts.Content>
        {failed && <Typography role="alert">{t('failed')}</Typography>}
        {answer && (
          <Box paddingBottom={4}>
            <Typography textColor="neutral600">{answer.look.at ? t('look', { at: at(answer.look.at) }) : t('never')}</Typography>
          </Box>
        )}
        {answer?.look.at && answer.films.length === 0 && <Typography>{t('none', { films: answer.look.films })}</Typography>}
        {answer && answer.films.length > 0 && (
          <Table colCount={COLUMNS.length} rowCount={answer.films.length + 1}>
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
              {answer.films.map(({ lesson, title, reference, host, fault, courses, since }) => (
                <Tr key={lesson}>
                  <Td>
                    <Typography
                      tag={Link}
                      to={`/content-manager/collection-types/plugin::courses.lesson/${lesson}`}
                      textColor="primary600"
                      fontWeight="bold"
                    >
                      {title}
                    </Typography>
                    <Typography variant="pi" textColor="neutral600" tag="p">
                      {reference}
                    </Typography>
                  </Td>
                  <Td>
                    <Typography>{t(`host.${host}`)}</Typography>
                  </Td>
                  <Td>
                    <Typography>{t(`fault.${fault}`)}</Typography>
                  </Td>
                  <Td>
                    <Typography>{courses.join(', ') || '–'}</Typography>
                  </Td>
                  <Td>
                    <Typography>{at(since)}</Typography>
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
