import type { PersonalData } from './personal-data.ts';

/** The personal data that the kernel stores. (ACC-20) */
export const personalData: readonly PersonalData[] = [
  {
    column: 'cordee.mail.person',
    label: { fr: 'Messages reçus', en: 'Messages received' },
    read: `select to_address, template, asked_at, sent_at, state, facts::json from cordee.mail
      where person = :person or (person is null and lower(to_address) = any(:addresses) and cordee.is_within(:addressPeriods, to_address, asked_at))
      order by asked_at`,
    erase: `delete from cordee.mail
      where person = :person or (person is null and lower(to_address) = any(:addresses) and cordee.is_within(:addressPeriods, to_address, asked_at))`,
  },
  {
    column: 'cordee.event.payload',
    label: { fr: 'Demandes notées', en: 'Requests noted' },
    read: `select name, at, payload::json from cordee.event where payload->>'person' = cast(:person as text)
        or (lower(payload->>'address') = any(:addresses) and cordee.is_within(:addressPeriods, payload->>'address', at))
      order by id`,
    erase: `delete from cordee.event
      where lower(payload->>'address') = any(:addresses) and cordee.is_within(:addressPeriods, payload->>'address', at)`,
  },
  {
    column: 'cordee.staff_act.person',
    label: { fr: 'Ce que d’autres ont fait', en: 'What others did' },
    read: 'select at, act from cordee.staff_act where person = :person order by id',
    erase: {
      retained:
        'Audit entries are written once. They record what staff did, with their name, and what others did, with their id, and contain only the id of the person.',
    },
  },
  {
    column: 'cordee.staff_act_value.person',
    label: { fr: 'Ce que l’équipe a changé', en: 'What the team has changed' },
    read: `select a.at, a.act, v.facts::json as values from cordee.staff_act_value v join cordee.staff_act a on a.id = v.act
      where v.person = :person order by a.id`,
    erase: 'delete from cordee.staff_act_value where person = :person',
  },
  {
    column: 'cordee.staff_act.by_person',
    label: { fr: 'Actes notés', en: 'Acts noted' },
    read: 'select distinct at, act from cordee.staff_act where by_person = :person order by at',
    erase: {
      retained: 'Audit entries are written once. They contain only the id of whoever did it, whose name is erased with the account.',
    },
  },
];
