import type { PersonalData } from '@cordee/kernel';

/** The personal data (GDPR) that the seats plugin stores. (ACC-20) */
export const personalData: readonly PersonalData[] = [
  {
    column: 'cordee.membership.person',
    label: { fr: 'Sessions', en: 'Sessions' },
    read: `select s.reference, m.role, m.since, s.starts_on, s.ends_on from cordee.membership m join cordee.session s on s.id = m.session
      where m.person = :person order by m.since`,
    erase: { retained: 'A session that took place had this many people in it: training reports say so.' },
  },
  {
    // The names are left out: somebody else may have typed them.
    column: 'cordee.trial_request.email',
    label: { fr: 'Journées de découverte demandées', en: 'Trial days asked for' },
    read: `select email, day, asked_at, confirmed_at from cordee.trial_request
      where lower(email) = any(:addresses) and cordee.is_within(:addressPeriods, email, asked_at) order by asked_at`,
    erase: 'delete from cordee.trial_request where lower(email) = any(:addresses) and cordee.is_within(:addressPeriods, email, asked_at)',
  },
];
