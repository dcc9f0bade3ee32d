import {
  AdminPage,
  type Column,
  DataTable,
  DocumentLink,
  Loaded,
  Secondary,
  useDateText,
  useEndpoint,
  useText,
  useUrlTable,
} from '@cordee/kernel/admin';
import { Flex, Status } from '@strapi/design-system';
import { useState } from 'react';
import { staffAdminApi } from '../../admin-api.ts';
import { PEOPLE_SORTS, PERSON_ROLES, PERSON_STATES, type PersonRow } from '../../people-admin-api.ts';
import { AddPerson } from './add-person';
import { PeopleBulk, type Ticked } from './people-bulk';
import { FILTERS, PeopleFilters } from './people-filters';

const PERSON = 'plugin::users-permissions.user';

/** The choice that an address makes of a list of choices; none when it is not among them. */
const among = <Choice extends string>(choices: readonly Choice[], chosen: string | undefined): Choice | undefined =>
  choices.find((choice) => choice === chosen);

/** Everybody who has an account: found by any part of their names, address and companies. (ACC-13, H-83) */
export default function PeoplePage() {
  const t = useText('staff.people');
  const control = useUrlTable(FILTERS);
  const { page, search, filters } = control;
  const columnsIn = useColumns();
  const [ticked, setTicked] = useState<Ticked>(new Map());
  const query = {
    page,
    search,
    sort: among(PEOPLE_SORTS, control.sort) ?? 'name',
    state: among(PERSON_STATES, filters.state),
    role: among(PERSON_ROLES, filters.role),
    session: filters.session,
    company: filters.company,
  };

  return (
    <AdminPage title={t('title')} subtitle={t('subtitle')}>
      <Flex gap={4} wrap="wrap" paddingBottom={4}>
        <AddPerson onAdded={(email) => control.change({ search: email, filters: NO_FILTER })} />
        <PeopleBulk ticked={ticked} onDone={() => setTicked(new Map())} />
      </Flex>
      <Loaded of={useEndpoint(staffAdminApi.people, { query })}>
        {({ people, total, pages, words, matched, session, company, timeZone }) => (
          <DataTable
            label={t('title')}
            columns={columnsIn(timeZone)}
            rows={people}
            rowKey={({ document }) => document}
            control={control}
            selection={{
              keys: new Set(ticked.keys()),
              change: (keys) => setTicked(namedBy(keys, people, ticked)),
              name: (row) => t('tick', { name: nameOf(row) }),
            }}
            search={t('search')}
            filters={<PeopleFilters control={control} session={session} company={company} />}
            count={matched < words && total > 0 ? t('nearest', { total, matched, words }) : t(search ? 'found' : 'total', { total })}
            pages={pages}
          />
        )}
      </Loaded>
    </AdminPage>
  );
}

const NO_FILTER = Object.fromEntries(FILTERS.map((filter) => [filter, '']));

const nameOf = ({ firstName, lastName, email }: PersonRow): string => `${firstName} ${lastName}`.trim() || email;

/** The ticked people with their names: those of the page, and those who were ticked on others before. */
const namedBy = (keys: ReadonlySet<string>, people: readonly PersonRow[], before: Ticked): Ticked =>
  new Map([...before, ...people.map((person) => [person.document, nameOf(person)] as const)].filter(([document]) => keys.has(document)));

function useColumns() {
  const formatDate = useDateText();
  const t = useText('staff.people');
  const roleName = useText('staff.people.role');
  return (timeZone: string): Column<PersonRow>[] => [
    { id: 'name', header: t('name'), isText: true, sortBy: ({ lastName }) => lastName, cell: (person) => <Name person={person} /> },
    {
      id: 'company',
      header: t('company'),
      isText: true,
      cell: ({ companies }) =>
        companies.length === 0
          ? '–'
          : companies.map(({ document, legalName, pilots }) => (
              <div key={document}>
                <DocumentLink model="plugin::companies.company" document={document}>
                  <bdi>{legalName}</bdi>
                </DocumentLink>
                {pilots && <Secondary>{roleName('pilot')}</Secondary>}
              </div>
            )),
    },
    {
      id: 'sessions',
      header: t('sessions'),
      isText: true,
      cell: ({ sessions, otherSessions }) =>
        sessions.length === 0 ? (
          '–'
        ) : (
          <>
            {sessions.map(({ document, reference, role }) => (
              <div key={document}>
                <DocumentLink model="plugin::seats.session" document={document}>
                  <bdi>{reference}</bdi>
                </DocumentLink>
                <Secondary>{roleName(role)}</Secondary>
              </div>
            ))}
            {otherSessions > 0 && <Secondary>{t('otherSessions', { count: otherSessions })}</Secondary>}
          </>
        ),
    },
    { id: 'state', header: t('state'), cell: ({ state }) => <State state={state} /> },
    {
      id: 'last',
      header: t('last'),
      sortBy: ({ lastAt }) => lastAt ?? '',
      cell: ({ lastAt }) => (lastAt ? formatDate(lastAt, { dateStyle: 'medium', timeZone }) : t('never')),
    },
  ];
}

/** The name of a person, which leads to their page, with their address and what they are beyond their sessions. */
function Name({ person }: Readonly<{ person: PersonRow }>) {
  const { document, email, standing, isStaff } = person;
  const roleName = useText('staff.people.role');
  const beyond = [...(isStaff ? [roleName('staff')] : []), ...(standing === 'none' ? [] : [roleName(standing)])];
  return (
    <>
      <DocumentLink model={PERSON} document={document}>
        <bdi>{nameOf(person)}</bdi>
      </DocumentLink>
      <Secondary>{email}</Secondary>
      {beyond.length > 0 && <Secondary>{beyond.join(', ')}</Secondary>}
    </>
  );
}

const STATE_COLOURS = { active: 'success', invited: 'secondary', blocked: 'danger', erased: 'neutral' } as const;

function State({ state }: Readonly<{ state: PersonRow['state'] }>) {
  const t = useText('staff.people.state');
  return (
    <Flex>
      <Status variant={STATE_COLOURS[state]} size="S">
        {t(state)}
      </Status>
    </Flex>
  );
}
