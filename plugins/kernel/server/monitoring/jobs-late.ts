import { email } from '../mail/template.ts';

/** Alerts staff that jobs have not ended for twice their period: one message for all of them, once until they have ended. (H-69) */
export const jobsLate = email<{ jobs: { fr: string; en: string; failure: string | null }[]; page: string }>({
  id: 'kernel.jobs-late',
  fr: ({ jobs, page }) => ({
    subject: jobs.length === 1 ? `Une tâche n’avance plus : ${jobs[0]?.fr}` : `${jobs.length} tâches n’avancent plus`,
    paragraphs: [
      ...jobs.map(({ fr, failure }) => (failure ? `${fr} : « ${failure} »` : fr)),
      'Rien n’est perdu : ce qui était dû reste dû, et sera fait dès que la cause aura disparu.',
    ],
    action: { label: 'Voir les tâches', url: page },
    footnote: 'Ce message part quand une tâche n’a pas abouti en deux fois sa période. Il ne sera pas répété tant qu’elle n’a pas repris.',
  }),
  en: ({ jobs, page }) => ({
    subject: jobs.length === 1 ? `A job has stopped: ${jobs[0]?.en}` : `${jobs.length} jobs have stopped`,
    paragraphs: [
      ...jobs.map(({ en, failure }) => (failure ? `${en}: “${failure}”` : en)),
      'Nothing is lost: what was due stays due, and is done as soon as the cause is gone.',
    ],
    action: { label: 'See the jobs', url: page },
    footnote: 'This message is sent when a job has not ended for twice its period. It is not repeated until the job goes on.',
  }),
});
