import { kernelAdminApi, type Run, type ScheduledJob } from '../../admin-api.ts';
import { type Column, DataTable, Loaded, Secondary, useEndpoint, useUrlTable } from './kit';
import { useFormat } from './use-format';

/** The runs of a scheduled job in the last ninety days, latest first. (JOB-2) */
export function RunsList({ job, timeZone }: { job: ScheduledJob; timeZone: string }) {
  const { t, text } = useFormat(timeZone);
  const control = useUrlTable();
  const columns = useColumns(job, timeZone);
  const query = control.before ? { before: control.before } : {};

  return (
    <Loaded of={useEndpoint(kernelAdminApi.runs, { params: { job: job.id }, query })}>
      {({ runs, more }) => (
        <DataTable
          label={`${t('runs')} : ${text(job.name)}`}
          columns={columns}
          rows={runs}
          rowKey={({ id }) => id}
          control={control}
          {...(runs.length === 0 && { count: t('never') })}
          older={(more && runs.at(-1)?.id) || null}
        />
      )}
    </Loaded>
  );
}

function useColumns({ did: message }: ScheduledJob, timeZone: string): Column<Run>[] {
  const { t, at, did, duration } = useFormat(timeZone);
  const ending = ({ state, failure, attempts }: Run) => {
    if (state === 'skipped') return t('run.skipped');
    if (state === 'waiting') return failure ? t('run.failing') : t('run.waiting');
    return t('run.done', { attempts });
  };
  return [
    { id: 'due', header: t('column.due'), cell: ({ dueAt }) => at(dueAt) },
    { id: 'state', header: t('column.state'), cell: ending },
    {
      id: 'did',
      header: t('column.did'),
      cell: ({ result, failure }) => (
        <>
          {did(message, result)}
          {failure && <Secondary color="danger600">{t('lastFailure', { failure })}</Secondary>}
        </>
      ),
    },
    { id: 'duration', header: t('column.duration'), cell: (run) => (run.duration === null ? '–' : duration(run.duration)) },
    { id: 'by', header: t('column.by'), cell: ({ requestedBy }) => requestedBy ?? t('bySchedule') },
  ];
}
