import type { PersonalData } from '@cordee/kernel';

/** The personal data (GDPR) that the seats plugin stores. (ACC-20) */
export const personalData: readonly PersonalData[] = [
  {
    column: 'cordee.membership.person',
    label: { fr: 'Sessions', en: 'Sessions' },
    read: `select s.reference, m.role, m.since, m.started_at, m.ended_at, s.starts_on, coalesce(m.ends_on, s.ends_on) as ends_on,
      e.name as establishment from cordee.membership m join cordee.session s on s.id = m.session join cordee.establishment e on e.id = m.establishment
      where m.person = :person order by m.since`,
    erase: { retained: 'A session that took place had this many people in it: training reports say so.' },
  },
  {
    column: 'cordee.membership_manager.managed',
    label: { fr: 'Managers', en: 'Managers' },
    read: `select s.reference, trim(concat_ws(' ', p.first_name, p.last_name)) as manager from cordee.membership_manager t
      join cordee.membership m on m.id = t.managed join cordee.session s on s.id = m.session
      join cordee.membership by on by.id = t.manager join cordee.person p on p.id = by.person
      where m.person = :person order by s.starts_on, manager`,
    erase: `delete from cordee.membership_manager t using cordee.membership m where m.person = :person and m.id in (t.managed, t.manager)`,
  },
  {
    // Whom somebody manages is told without their names, which are not theirs.
    column: 'cordee.membership_manager.manager',
    label: { fr: 'Membres encadrés', en: 'Members managed' },
    read: `select s.reference, count(*)::integer as members from cordee.membership_manager t
      join cordee.membership by on by.id = t.manager join cordee.membership m on m.id = t.managed join cordee.session s on s.id = m.session
      where by.person = :person group by s.id, s.reference, s.starts_on order by s.starts_on`,
    erase: { retained: 'Erased with the managers of the person, above.' },
  },
  {
    column: 'cordee.slot_holding.person',
    label: { fr: 'Places occupées', en: 'Slots held' },
    read: `select s.reference, h.slot, h.since, h.until from cordee.slot_holding h join cordee.session s on s.id = h.session
      where h.person = :person order by h.since`,
    erase: { retained: 'The history of a session says that somebody held its slots; their name is erased with the account.' },
  },
  {
    column: 'cordee.slot_undo.done_by',
    label: { fr: 'Dernier changement des slots d’une session', en: 'Last change of the slots of a session' },
    read: `select s.reference, u.done_at as at from cordee.slot_undo u join cordee.session s on s.id = u.session where u.done_by = :person order by u.done_at`,
    erase: `delete from cordee.slot_undo where done_by = :person`,
  },
  {
    column: 'cordee.course_finish.person',
    label: { fr: 'Parcours terminés', en: 'Courses finished' },
    read: `select s.reference, coalesce((select t.title from cordee.content_title t where t.kind = 'course' and t.document = f.course), f.course) as course,
      f.finished_at from cordee.course_finish f join cordee.session s on s.id = f.session where f.person = :person order by f.finished_at`,
    erase: { retained: 'A session in which this many people finished its course: training reports say so, and certificates rest on it.' },
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
