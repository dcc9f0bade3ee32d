import { Box, Button, Flex, Status, Table, Tbody, Td, TextButton, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { HoldNotice } from './hold-notice';
import { RunsList } from './runs-list';
import { useFormat } from './use-format';
import { type Health, type JobsOverview, type QueueJob, type ScheduledJob, useJobs } from './use-jobs';

/** The jobs of the installation: when each ran and will run, what it did, what fails and why; staff run one now. (JOB-2, H-69) */
export default function JobsPage() {
  return (
    <Page.Protect permissions={PERMISSIONS}>
      <Jobs />
    </Page.Protect>
  );
}

const PERMISSIONS = [{ action: 'plugin::kernel.jobs', subject: null }];

function Jobs() {
  const { jobs, failed, runNow, resume } = useJobs();
  const [search, setSearch] = useSearchParams();
  const { t, at, text } = useFormat(jobs?.timeZone ?? 'UTC');
  const shown = jobs?.scheduled.find(({ id }) => id === search.get('job'));
  const red = [...(jobs?.scheduled ?? []), ...(jobs?.queues ?? [])].filter(isRed);
  if (!jobs && !failed) return <Page.Loading />;

  return (
    <Page.Main>
      <Page.Title>{t('title')}</Page.Title>
      <Layouts.Header
        title={shown ? text(shown.name) : t('title')}
        subtitle={shown ? t('runs') : jobs && t('subtitle', { zone: jobs.timeZone })}
        {...(shown && { navigationAction: <TextButton onClick={() => setSearch({})}>{t('back')}</TextButton> })}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {failed && (
            <Typography textColor="danger600" role="alert">
              {t('failed')}
            </Typography>
          )}
          {jobs && !shown && red.length > 0 && (
            <Typography textColor="danger600" fontWeight="bold" role="alert">
              {t('red', { count: red.length, names: red.map(({ name }) => text(name)).join(', ') })}
            </Typography>
          )}
          {jobs?.clockWasAt && <Typography role="alert">{t('clockSetBack', { at: at(jobs.clockWasAt) })}</Typography>}
          {jobs?.hold && <HoldNotice jobs={jobs} hold={jobs.hold} onResume={resume} />}
          {jobs && shown && <RunsList job={shown} timeZone={jobs.timeZone} />}
          {jobs && !shown && <ScheduledJobs jobs={jobs} onRun={runNow} onShow={(job) => setSearch({ job })} />}
          {jobs && !shown && <Queues jobs={jobs} onRetry={runNow} />}
          {jobs && !shown && jobs.gone.length > 0 && <GoneJobs gone={jobs.gone} />}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

type ScheduledProps = { jobs: JobsOverview; onRun: (job: string) => void; onShow: (job: string) => void };

function ScheduledJobs({ jobs, onRun, onShow }: ScheduledProps) {
  const { t, at, text, schedule, did, duration } = useFormat(jobs.timeZone);
  return (
    <Section title={t('scheduled')} columns={['job', 'state', 'last', 'next', 'action']}>
      {redFirst(jobs.scheduled).map((job) => (
        <Row key={job.id} health={job.health}>
          <Td>
            <Wide>
              <TextButton onClick={() => onShow(job.id)} style={{ textAlign: 'start' }}>
                {text(job.name)}
              </TextButton>
              <Small>{schedule(job.schedule)}</Small>
            </Wide>
          </Td>
          <Td>
            <Wide>
              <HealthStatus health={job.health} />
              <Small>{stateOf(job)}</Small>
            </Wide>
          </Td>
          <Td>
            <Wide>
              {job.lastRun ? (
                <>
                  <Typography>{at(job.lastRun.endedAt ?? job.lastRun.dueAt)}</Typography>
                  <Small>
                    {[did(job.did, job.lastRun.result), duration(job.lastRun.duration ?? 0)].filter(Boolean).join(' · ')}
                    {job.lastRun.requestedBy && ` · ${t('requestedBy', { name: job.lastRun.requestedBy })}`}
                  </Small>
                </>
              ) : (
                <Typography textColor="neutral600">{t('never')}</Typography>
              )}
            </Wide>
          </Td>
          <Td>
            <Typography>{at(job.nextAt)}</Typography>
          </Td>
          <Td>
            <Button
              variant="tertiary"
              aria-label={`${t('runNow')} : ${text(job.name)}`}
              onClick={() => onRun(job.id)}
              disabled={jobs.hold !== null}
            >
              {t('runNow')}
            </Button>
          </Td>
        </Row>
      ))}
    </Section>
  );

  /** What is under way or went wrong, and what comes next. */
  function stateOf({ health, waiting, lastRun }: ScheduledJob): string {
    if (waiting?.failure)
      return t('failure', {
        attempts: waiting.attempts,
        failure: waiting.failure,
        next: waiting.startedAt ? t('now') : at(waiting.retryAt),
      });
    if (waiting?.startedAt) return t('since', { at: at(waiting.startedAt) });
    if (health === 'late') return lastRun ? t('lateSince', { at: at(lastRun.endedAt ?? lastRun.dueAt) }) : t('lateNever');
    return waiting ? t('soon') : '';
  }
}

function Queues({ jobs, onRetry }: { jobs: JobsOverview; onRetry: (job: string) => void }) {
  const { t, at, text } = useFormat(jobs.timeZone);
  return (
    <Section title={t('queues')} columns={['queue', 'state', 'handled', 'waiting', 'action']}>
      {redFirst(jobs.queues).map((job) => (
        <Row key={job.id} health={job.health}>
          <Td>
            <Wide>
              <Typography>{text(job.name)}</Typography>
            </Wide>
          </Td>
          <Td>
            <Wide>
              <HealthStatus health={job.health} />
              {job.failures.map((row) => (
                <Small key={`${row.label} ${row.dueAt}`}>
                  {[row.label, t('failure', { attempts: row.attempts, failure: row.failure, next: at(row.dueAt) })]
                    .filter(Boolean)
                    .join(' · ')}
                </Small>
              ))}
              {job.health === 'late' && job.failures.length === 0 && <Small>{t('unattended')}</Small>}
            </Wide>
          </Td>
          <Td>
            <Typography>{job.handled}</Typography>
            {job.handledAt && <Small>{t('lastAt', { at: at(job.handledAt) })}</Small>}
          </Td>
          <Td>
            <Typography>{countOf(job)}</Typography>
          </Td>
          <Td>
            {job.failures.length > 0 && (
              <Button
                variant="tertiary"
                aria-label={`${t('retry')} : ${text(job.name)}`}
                onClick={() => onRetry(job.id)}
                disabled={jobs.hold !== null}
              >
                {t('retry')}
              </Button>
            )}
          </Td>
        </Row>
      ))}
    </Section>
  );

  function countOf({ waiting, due }: QueueJob): string {
    return t('waitingCount', { due, later: waiting - due });
  }
}

function GoneJobs({ gone }: { gone: JobsOverview['gone'] }) {
  const { t } = useFormat('UTC');
  return (
    <Box>
      <Typography variant="delta" tag="h2">
        {t('gone')}
      </Typography>
      {gone.map(({ name, waiting }) => (
        <Typography key={name} tag="p">
          {t('goneJob', { name, waiting })}
        </Typography>
      ))}
    </Box>
  );
}

/** A table of jobs under its title. */
function Section({ title, columns, children }: { title: string; columns: readonly string[]; children: ReactNode[] }) {
  const { t } = useFormat('UTC');
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography variant="delta" tag="h2">
        {title}
      </Typography>
      <Table colCount={columns.length} rowCount={children.length + 1}>
        <Thead>
          <Tr>
            {columns.map((column) => (
              <Th key={column}>
                <Typography variant="sigma">{t(`column.${column}`)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>{children}</Tbody>
      </Table>
    </Flex>
  );
}

const isRed = ({ health }: { health: Health }) => health === 'failing' || health === 'late';

/** What needs somebody comes first; the order is otherwise that of the plugins. */
const redFirst = <Of extends { health: Health }>(jobs: readonly Of[]): Of[] =>
  [...jobs].sort((a, b) => Number(isRed(b)) - Number(isRed(a)));

/** A line of a table of jobs: red when the job fails or is late. */
function Row({ health, children }: { health: Health; children: ReactNode }) {
  return (
    <Box tag={Tr} {...(isRed({ health }) && { background: 'danger100' })} data-health={health}>
      {children}
    </Box>
  );
}

const VARIANTS = { ok: 'success', running: 'secondary', failing: 'danger', late: 'danger' } as const;

function HealthStatus({ health }: { health: Health }) {
  const { t } = useFormat('UTC');
  return (
    <Status variant={VARIANTS[health]} size="S">
      <Typography variant="omega" fontWeight="bold">
        {t(`health.${health}`)}
      </Typography>
    </Status>
  );
}

const Wide = ({ children }: { children: ReactNode }) => (
  <Box minWidth="14rem" maxWidth="24rem" paddingTop={2} paddingBottom={2} style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
    {children}
  </Box>
);

const Small = ({ children }: { children: ReactNode }) => (
  <Typography variant="pi" textColor="neutral600" tag="p">
    {children}
  </Typography>
);
