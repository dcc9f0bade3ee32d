import {
  type Column,
  DataTable,
  DocumentLink,
  type DocumentScreenProps,
  Loaded,
  Secondary,
  useEndpoint,
  useText,
} from '@cordee/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import { seatsAdminApi } from '../../admin-api.ts';
import type { CompanyOverview } from '../../sessions-admin-api.ts';
import { useSessionColumns } from './session-columns';
import { PeopleLink, SessionsOfCompanyLink } from './session-link';

/** A company at full width: its sessions, its establishments and its pilots. (SEAT-1, ACC-8) */
export default function CompanyPage({ document: company }: DocumentScreenProps) {
  const t = useText('seats.company');
  const list = useText('seats.list');
  const sessionColumns = useSessionColumns().filter(({ id }) => id !== 'company');
  const { establishmentColumns, pilotColumns } = useColumns();

  return (
    <Loaded of={useEndpoint(seatsAdminApi.companyOverview, { params: { company } })}>
      {({ establishments, pilots, sessions, total }) => (
        <Flex direction="column" alignItems="stretch" gap={8}>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Heading>{list('title')}</Heading>
            <DataTable
              label={list('title')}
              columns={sessionColumns}
              rows={sessions}
              rowKey={({ session }) => session}
              count={total === 0 ? t('noSession') : list('total', { total })}
            />
            {total > sessions.length && <SessionsOfCompanyLink company={company}>{t('allSessions', { total })}</SessionsOfCompanyLink>}
            <PeopleLink of="company" document={company} />
          </Flex>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Heading>{t('pilots')}</Heading>
            <DataTable
              label={t('pilots')}
              columns={pilotColumns}
              rows={pilots}
              rowKey={({ document }) => document}
              {...(pilots.length === 0 && { count: t('noPilot') })}
            />
          </Flex>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Heading>{t('establishments')}</Heading>
            <DataTable
              label={t('establishments')}
              columns={establishmentColumns}
              rows={establishments}
              rowKey={({ document }) => document}
            />
          </Flex>
        </Flex>
      )}
    </Loaded>
  );
}

const Heading = ({ children }: Readonly<{ children: string }>) => (
  <Typography variant="delta" tag="h2">
    {children}
  </Typography>
);

function useColumns() {
  const t = useText('seats.company');
  const members = useText('seats.members');
  const list = useText('seats.list');
  const pilotColumns: Column<CompanyOverview['pilots'][number]>[] = [
    {
      id: 'pilot',
      header: t('pilot'),
      cell: ({ document, name, blocked }) => (
        <>
          <DocumentLink model="plugin::users-permissions.user" document={document}>
            <bdi>{name}</bdi>
          </DocumentLink>
          {blocked && <Secondary color="danger600">{members('blocked')}</Secondary>}
        </>
      ),
    },
    { id: 'email', header: members('email'), cell: ({ email }) => email },
  ];
  const establishmentColumns: Column<CompanyOverview['establishments'][number]>[] = [
    {
      id: 'name',
      header: t('name'),
      cell: ({ document, name }) => (
        <DocumentLink model="plugin::companies.establishment" document={document}>
          <bdi>{name}</bdi>
        </DocumentLink>
      ),
    },
    { id: 'members', header: list('members'), cell: (establishment) => establishment.members },
  ];
  return { pilotColumns, establishmentColumns };
}
