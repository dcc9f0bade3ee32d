// A real worker, as `node main.ts worker` starts it, with one scheduled job and one message more: for the drills that kill it.
import { appOf, daily, email, execute, type ScheduledJob, startWorker } from '@cordee/kernel';
import { cmsSettings } from '@cordee/kernel/settings';
import { loadStrapi } from '../../boot.ts';

const job: ScheduledJob = {
  id: 'drill.report',
  name: { fr: 'Exercice', en: 'Drill' },
  schedule: daily('03:00'),
  missed: 'each',
  did: { fr: 'fait', en: 'done' },
  async run({ db, dueAt }) {
    await execute(db, 'insert into drill_effect (due_at, half) values (:dueAt, 1)', { dueAt });
    await execute(db, 'select pg_sleep(0.08)');
    await execute(db, 'insert into drill_effect (due_at, half) values (:dueAt, 2)', { dueAt });
    return {};
  },
};
const letter = email<{ number: number }>({
  id: 'drill.letter',
  fr: ({ number }) => ({ subject: `Lettre ${number}`, paragraphs: [`Numéro ${number}`], footnote: 'Fin.' }),
  en: ({ number }) => ({ subject: `Letter ${number}`, paragraphs: [`Number ${number}`], footnote: 'End.' }),
});

const strapi = await loadStrapi(cmsSettings(), { admin: false });
appOf(strapi).plugins.push({ name: 'drill', folder: import.meta.dirname, jobs: [job], emails: [letter] });
startWorker(strapi);
process.on('SIGTERM', () => process.exit(0));
process.send?.({ ready: 'worker' });
