import { Button, Flex, Status, TextButton, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { Health, Jobs, QueueJob, ScheduledJob } from '../../admin-api.ts';
import { isRed, redFirst } from './is-red';
import { type Column, DataTable, Secondary } from './kit';
import { useFormat } from './use-format';

type ScheduledProps = Readonly<{ jobs: Jobs; onRun: (job: string) => void; onShow: (job: string) => void }>;

/** The jobs that run by the clock. */
export function ScheduledTable({ jobs: { scheduled, hold, timeZone }, onRun, onShow }: ScheduledProps) {
  const { t, at, text, schedule, did, duration } = useFormat(timeZone);
  const columns: Column<ScheduledJob>[] = [
    {
      id: 'job',
      header: t('column.job'),
      isText: true,
      cell: (job) => (
        <>
          <TextButton onClick={() => onShow(job.id)} style={{ textAlign: 'start' }}>
            {text(job.name)}
          </TextButton>
          <Secondary>{schedule(job.schedule)}</Secondary>
        </>
      ),
    },
    {
      id: 'state',
      header: t('column.state'),
      isText: true,
      cell: (job) => (
        <>
          <HealthStatus health={job.health} />
          <Secondary>{stateOf(job)}</Secondary>
        </>
      ),
    },
    { id: 'last', header: t('column.last'), isText: true, cell: lastRunOf },
    { id: 'next', header: t('column.next'), cell: ({ nextAt }) => at(nextAt) },
    {
      id: 'action',
      header: t('column.action'),
      cell: ({ id, name }) => <RunButton label={t('runNow')} job={text(name)} isDisabled={hold !== null} onClick={() => onRun(id)} />,
    },
  ];
  return (
    <Section title={t('scheduled')}>
      <DataTable label={t('scheduled')} columns={columns} rows={redFirst(scheduled)} rowKey={({ id }) => id} isAlarming={isRed} />
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

  function lastRunOf({ lastRun, did: message }: ScheduledJob): ReactNode {
    if (!lastRun) return <Typography textColor="neutral600">{t('never')}</Typography>;
    const { endedAt, dueAt, result, requestedBy } = lastRun;
    const details = [did(message, result), duration(lastRun.duration ?? 0), requestedBy && t('requestedBy', { name: requestedBy })];
    return (
      <>
        {at(endedAt ?? dueAt)}
        <Secondary>{details.filter(Boolean).join(' · ')}</Secondary>
      </>
    );
  }
}

type QueuesProps = Readonly<{ jobs: Jobs; onRetry: (job: string) => void }>;

/** The jobs that handle rows as they come. */
export function QueuesTable({ jobs: { queues, hold, timeZone }, onRetry }: QueuesProps) {
  const { t, at, text } = useFormat(timeZone);
  const columns: Column<QueueJob>[] = [
    { id: 'queue', header: t('column.queue'), isText: true, cell: ({ name }) => text(name) },
    {
      id: 'state',
      header: t('column.state'),
      isText: true,
      cell: ({ health, failures }) => (
        <>
          <HealthStatus health={health} />
          {failures.map(({ label, attempts, failure, dueAt }) => (
            <Secondary key={`${label} ${dueAt}`}>
              {[label, t('failure', { attempts, failure, next: at(dueAt) })].filter(Boolean).join(' · ')}
            </Secondary>
          ))}
          {health === 'late' && failures.length === 0 && <Secondary>{t('unattended')}</Secondary>}
        </>
      ),
    },
    {
      id: 'handled',
      header: t('column.handled'),
      cell: ({ handled, handledAt }) => (
        <>
          {handled}
          {handledAt && <Secondary>{t('lastAt', { at: at(handledAt) })}</Secondary>}
        </>
      ),
    },
    { id: 'waiting', header: t('column.waiting'), cell: ({ waiting, due }) => t('waitingCount', { due, later: waiting - due }) },
    {
      id: 'action',
      header: t('column.action'),
      cell: ({ id, name, failures }) =>
        failures.length > 0 && <RunButton label={t('retry')} job={text(name)} isDisabled={hold !== null} onClick={() => onRetry(id)} />,
    },
  ];
  return (
    <Section title={t('queues')}>
      <DataTable label={t('queues')} columns={columns} rows={redFirst(queues)} rowKey={({ id }) => id} isAlarming={isRed} />
    </Section>
  );
}

/** A table of jobs under its title. */
const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <Flex direction="column" alignItems="stretch" gap={3}>
    <Typography variant="delta" tag="h2">
      {title}
    </Typography>
    {children}
  </Flex>
);

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

type RunButtonProps = Readonly<{ label: string; job: string; isDisabled: boolean; onClick: () => void }>;

const RunButton = ({ label, job, isDisabled, onClick }: RunButtonProps) => (
  <Button variant="tertiary" aria-label={`${label} : ${job}`} onClick={onClick} disabled={isDisabled}>
    {label}
  </Button>
);
