import { Box, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';

type FaultyFilm = { lesson: string; title: string; reference: string; host: string; fault: string; since: string; courses: string[] };
type FilmsResponse = { films: FaultyFilm[]; look: { at: string | null; films: number } };

const COLUMNS = ['lesson', 'host', 'fault', 'courses', 'since'] as const;

/** Lists the films that no longer play, why, and the courses concerned. (LRN-5) */
export default function FilmsPage() {
  const { formatMessage, formatDate } = useIntl();
  const { get } = useFetchClient();
  const [response, setResponse] = useState<FilmsResponse>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    get<FilmsResponse>('/courses/films/faults').then(
      ({ data }) => setResponse(data),
      () => setFailed(true),
    );
  }, [get]);

  const t = (key: string, values = {}) => formatMessage({ id: `courses.films.${key}` }, values);
  const at = (moment: string) => formatDate(moment, { dateStyle: 'medium', timeStyle: 'short' });
  if (!response && !failed) return <Page.Loading />;

  return (
    <Page.Main>
      <Page.Title>{t('title')}</Page.Title>
      <Layouts.Header title={t('title')} subtitle={t('subtitle')} />
      <Layouts.Content>
        {failed && <Typography role="alert">{t('failed')}</Typography>}
        {response && (
          <Box paddingBottom={4}>
            <Typography textColor="neutral600">{response.look.at ? t('look', { at: at(response.look.at) }) : t('never')}</Typography>
          </Box>
        )}
        {response?.look.at && response.films.length === 0 && <Typography>{t('none', { films: response.look.films })}</Typography>}
        {response && response.films.length > 0 && (
          <Table colCount={COLUMNS.length} rowCount={response.films.length + 1}>
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
              {response.films.map(({ lesson, title, reference, host, fault, courses, since }) => (
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
