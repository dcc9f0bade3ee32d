import { Flex, Typography } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';
import { type Health, type Jobs, kernelAdminApi } from '../../admin-api.ts';
import { HoldNotice } from './hold-notice';
import { isRed } from './is-red';
import { QueuesTable, ScheduledTable } from './jobs-tables';
import { AdminPage, BackLink, Loaded, useNotifiedAction, usePolledEndpoint } from './kit';
import { RunsList } from './runs-list';
import { useFormat } from './use-format';

/** How often the page is loaded again while it is looked at, in milliseconds. */
const REFRESH_MS = 4_000;

/** The jobs of the installation: when each ran and will run, what it did, what fails and why; staff run one now. (JOB-2, H-69) */
export default function JobsPage() {
  const jobs = usePolledEndpoint(kernelAdminApi.jobs, () => REFRESH_MS);
  const [search, setSearch] = useSearchParams();
  const { t, text } = useFormat(jobs.data?.timeZone ?? 'UTC');
  const shown = jobs.data?.scheduled.find(({ id }) => id === search.get('job'));
  const subtitle = shown ? t('runs') : jobs.data && t('subtitle', { zone: jobs.data.timeZone });

  return (
    <AdminPage
      title={shown ? text(shown.name) : t('title')}
      {...(subtitle && { subtitle })}
      {...(shown && { navigation: <BackLink to={{ search: '' }}>{t('back')}</BackLink> })}
    >
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Loaded of={jobs} failure={t('failed')}>
          {(data) => (
            <>
              <Notices jobs={data} isOverview={!shown} />
              {shown ? <RunsList job={shown} timeZone={data.timeZone} /> : <Overview jobs={data} onShow={(job) => setSearch({ job })} />}
            </>
          )}
        </Loaded>
      </Flex>
    </AdminPage>
  );
}

/** What staff should know before they read the tables. */
function Notices({ jobs, isOverview }: { jobs: Jobs; isOverview: boolean }) {
  const { t, at, text } = useFormat(jobs.timeZone);
  const resume = useNotifiedAction(kernelAdminApi.resume, { plugin: 'kernel', done: t('started') });
  const red: { name: { fr: string; en: string }; health: Health }[] = [...jobs.scheduled, ...jobs.queues].filter(isRed);

  return (
    <>
      {isOverview && red.length > 0 && (
        <Typography textColor="danger600" fontWeight="bold" role="alert">
          {t('red', { count: red.length, names: red.map(({ name }) => text(name)).join(', ') })}
        </Typography>
      )}
      {jobs.clockWasAt && <Typography role="alert">{t('clockSetBack', { at: at(jobs.clockWasAt) })}</Typography>}
      {jobs.hold && <HoldNotice jobs={jobs} hold={jobs.hold} onResume={() => void resume()} />}
    </>
  );
}

function Overview({ jobs, onShow }: { jobs: Jobs; onShow: (job: string) => void }) {
  const { t } = useFormat(jobs.timeZone);
  const run = useNotifiedAction(kernelAdminApi.runNow, { plugin: 'kernel', done: t('started') });
  const onRun = (job: string) => void run({ params: { job } });

  return (
    <>
      <ScheduledTable jobs={jobs} onRun={onRun} onShow={onShow} />
      <QueuesTable jobs={jobs} onRetry={onRun} />
      {jobs.gone.length > 0 && (
        <div>
          <Typography variant="delta" tag="h2">
            {t('gone')}
          </Typography>
          {jobs.gone.map(({ name, waiting }) => (
            <Typography key={name} tag="p">
              {t('goneJob', { name, waiting })}
            </Typography>
          ))}
        </div>
      )}
    </>
  );
}
