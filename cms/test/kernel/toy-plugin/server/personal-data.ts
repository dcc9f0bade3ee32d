import type { PersonalData } from '@cordee/kernel';

/** The personal data that notes store. (ACC-20) */
export const personalData: readonly PersonalData[] = [
  {
    column: 'cordee.note.person',
    label: { fr: 'Notes', en: 'Notes' },
    read: `select coalesce((select t.title from cordee.content_title t where t.kind = 'course' and t.document = n.course), n.course) as course,
      n.text, n.revised_at from cordee.note n where n.person = :person order by n.revised_at`,
    erase: 'delete from cordee.note where person = :person',
  },
];
