import type { PersonalData } from '@cordee/kernel';

/** The personal data that progress stores. (ACC-20) */
export const personalData: readonly PersonalData[] = [
  {
    column: 'cordee.lesson_view.person',
    label: { fr: 'Leçons suivies', en: 'Lessons followed' },
    read: `select coalesce((select t.title from cordee.content_title t where t.kind = 'lesson' and t.document = v.lesson), v.lesson) as lesson,
      v.watched_seconds, v.position, v.started_at, v.saved_at, v.seen_at from cordee.lesson_view v where v.person = :person order by v.started_at`,
    erase: 'delete from cordee.lesson_view where person = :person',
  },
  {
    column: 'cordee.learning_clock.person',
    label: { fr: 'Temps déjà compté', en: 'Time already counted' },
    read: `select to_timestamp(lower(s) / 1000.0) as "from", to_timestamp(upper(s) / 1000.0) as "to"
      from cordee.learning_clock k cross join unnest(k.spent) s where k.person = :person order by s`,
    erase: 'delete from cordee.learning_clock where person = :person',
  },
  {
    column: 'cordee.badge.person',
    label: { fr: 'Badges', en: 'Badges' },
    read: `select coalesce((select t.title from cordee.content_title t where t.kind = 'theme' and t.document = b.theme), b.theme) as theme,
      b.won_at from cordee.badge b where b.person = :person order by b.won_at`,
    erase: { retained: 'What was earned is counted, and certificates rest on it.' },
  },
];
