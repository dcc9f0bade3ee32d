import { Flex, Table, Tbody, Td, TextButton, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useFormat } from './use-format';
import { type Run, type ScheduledJob, useRuns } from './use-jobs';

const COLUMNS = ['due', 'state', 'did', 'duration', 'by'] as const;

/** The runs of a scheduled job in the last ninety days, latest first. (JOB-2) */
export function RunsList({ job, timeZone }: { job: ScheduledJob; timeZone: string }) {
  const { t, at, did, duration } = useFormat(timeZone);
  const { page, failed, isLatest, latest, older } = useRuns(job.id);
  if (failed) return <Typography role="alert">{t('failed')}</Typography>;
  if (!page) return <Page.Loading />;
  if (page.runs.length === 0) return <Typography>{t('never')}</Typography>;

  const ending = (run: Run) => {
    if (run.state === 'skipped') return t('run.skipped');
    if (run.state === 'waiting') return run.failure ? t('run.failing') : t('run.waiting');
    return t('run.done', { attempts: run.attempts });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Table colCount={COLUMNS.length} rowCount={page.runs.length + 1}>
        <Thead>
          <Tr>
            {COLUMNS.map((column) => (
              <Th key={column}>
                <Typography variant="sigma">{t(`column.${column}`)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {page.runs.map((run) => (
            <Tr key={run.id}>
              <Td>
                <Typography>{at(run.dueAt)}</Typography>
              </Td>
              <Td>
                <Typography>{ending(run)}</Typography>
              </Td>
              <Td>
                <Typography>{run.result ? did(job.did, run.result) : ''}</Typography>
                {run.failure && (
                  <Typography variant="pi" textColor="danger600" tag="p">
                    {t('lastFailure', { failure: run.failure })}
                  </Typography>
                )}
              </Td>
              <Td>
                <Typography>{run.duration === null ? '–' : duration(run.duration)}</Typography>
              </Td>
              <Td>
                <Typography>{run.requestedBy ?? t('bySchedule')}</Typography>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <Flex gap={4}>
        {!isLatest && <TextButton onClick={latest}>{t('latest')}</TextButton>}
        {page.more && <TextButton onClick={older}>{t('older')}</TextButton>}
      </Flex>
    </Flex>
  );
}
