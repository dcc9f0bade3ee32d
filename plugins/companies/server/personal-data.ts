import type { PersonalData } from '@cordee/kernel';

/** The personal data (GDPR) that the companies plugin stores. (ACC-20) */
export const personalData: readonly PersonalData[] = [
  {
    column: 'public.companies_pilots_lnk.user_id',
    label: { fr: 'Entreprises pilotées', en: 'Companies piloted' },
    read: `select c.legal_name from companies_pilots_lnk l join companies c on c.id = l.company_id where l.user_id = :person`,
    erase: 'delete from companies_pilots_lnk where user_id = :person',
  },
];
