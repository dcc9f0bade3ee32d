import { type Column, Secondary, useDateText, useText } from '@cordee/kernel/admin';
import type { SessionRow } from '../../sessions-admin-api.ts';
import { CompanyLink, SessionLink } from './session-link';

/** The columns of a list of sessions. (SEAT-2) */
export function useSessionColumns(): Column<SessionRow>[] {
  const formatDate = useDateText();
  const t = useText('seats.list');
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  return [
    {
      id: 'reference',
      header: t('session'),
      isText: true,
      sortBy: ({ reference }) => reference,
      cell: ({ session, reference, course }) => (
        <>
          <SessionLink session={session}>{reference}</SessionLink>
          {course && <Secondary>{course}</Secondary>}
        </>
      ),
    },
    {
      id: 'company',
      header: t('company'),
      isText: true,
      sortBy: ({ company }) => company?.name ?? null,
      cell: ({ company }) => (company ? <CompanyLink company={company.document}>{company.name}</CompanyLink> : '–'),
    },
    { id: 'members', header: t('members'), sortBy: ({ members }) => members, cell: ({ members }) => members },
    {
      id: 'taken',
      header: t('taken'),
      sortBy: ({ taken }) => taken,
      cell: ({ taken, allowance, kind }) => (
        <>
          {allowance === null ? taken : `${taken} / ${allowance}`}
          <Secondary>{t(`of.${kind}`)}</Secondary>
        </>
      ),
    },
    { id: 'free', header: t('free'), sortBy: ({ free }) => free, cell: ({ free }) => free ?? '–' },
    {
      id: 'waiting',
      header: t('waiting'),
      sortBy: ({ waiting }) => waiting,
      cell: ({ kind, waiting }) => (kind === 'slot' ? waiting : '–'),
    },
    { id: 'startsOn', header: t('startsOn'), sortBy: ({ startsOn }) => startsOn, cell: ({ startsOn }) => day(startsOn) },
    {
      id: 'endsOn',
      header: t('endsOn'),
      sortBy: ({ endsOn }) => endsOn,
      cell: ({ endsOn, state }) => (
        <>
          {day(endsOn)}
          <Secondary>{t(`is.${state}`)}</Secondary>
        </>
      ),
    },
  ];
}
