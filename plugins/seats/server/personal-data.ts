import type { PersonalData } from '@cordee/kernel';

/** The personal data (GDPR) that the seats plugin stores. (ACC-20) */
export const personalData: readonly PersonalData[] = [
  {
    column: 'cordee.membership.person',
    label: { fr: 'Sessions', en: 'Sessions' },
    read: `select s.reference, m.role, m.since, m.ended_at, s.starts_on, coalesce(m.ends_on, s.ends_on) as ends_on from cordee.membership m join cordee.session s on s.id = m.session
      where m.person = :person order by m.since`,
    erase: { retained: 'A session that took place had this many people in it: training reports say so.' },
  },
  {
    column: 'cordee.slot_holding.person',
    label: { fr: 'Places occupées', en: 'Slots held' },
    read: `select s.reference, h.slot, h.since, h.until from cordee.slot_holding h join cordee.session s on s.id = h.session
      where h.person = :person order by h.since`,
    erase: { retained: 'The history of a session says that somebody held its slots; their name is erased with the account.' },
  },
  ...(['assigned', 'released'] as const).map(
    (act): PersonalData => ({
      column: `cordee.slot_holding.${act}_by`,
      label: act === 'assigned' ? { fr: 'Places attribuées', en: 'Slots assigned' } : { fr: 'Places libérées', en: 'Slots released' },
      read: `select s.reference, h.slot, h.${act === 'assigned' ? 'since' : 'until'} as at
        from cordee.slot_holding h join cordee.session s on s.id = h.session where h.${act}_by = :person order by 3`,
      erase: {
        retained: 'The history of a session says that somebody assigned or released its slots; their name is erased with the account.',
      },
    }),
  ),
  {
    // The names are left out: somebody else may have typed them.
    column: 'cordee.trial_request.email',
    label: { fr: 'Journées de découverte demandées', en: 'Trial days asked for' },
    read: `select email, day, asked_at, confirmed_at from cordee.trial_request
      where lower(email) = any(:addresses) and cordee.is_within(:addressPeriods, email, asked_at) order by asked_at`,
    erase: 'delete from cordee.trial_request where lower(email) = any(:addresses) and cordee.is_within(:addressPeriods, email, asked_at)',
  },
];
