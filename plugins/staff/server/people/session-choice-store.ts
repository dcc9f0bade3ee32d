import { type Db, rows, searchPatterns } from '@cordee/kernel';
import type { SessionChoice } from '../../people-admin-api.ts';

/** How many sessions are offered: whoever looks for another types more of its reference. */
const MOST_CHOICES = 20;

/** The sessions whose reference has all words of a search, those that are not over first. (H-83) */
export const sessionChoices = (db: Db, { search, today }: Readonly<{ search: string; today: string }>) =>
  rows<Omit<SessionChoice, 'seats'>>(
    db,
    `select s.document_id as document, s.reference, c.legal_name as company, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn",
       to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
       (select coalesce(json_agg(json_build_object('document', e.document_id, 'name', e.name) order by e.id), '[]')
        from cordee.establishment e where e.company = s.company) as establishments
     from cordee.session s left join cordee.company c on c.id = s.company
     where s.search_form like all (:patterns::text[])
     order by s.ends_on < cast(:today as date), s.search_form limit :most`,
    { patterns: searchPatterns(search), today, most: MOST_CHOICES },
  );
