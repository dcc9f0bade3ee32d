import {
  DocumentLink,
  type DocumentScreenProps,
  documentPath,
  type EndpointOutput,
  Loaded,
  Section,
  useDateText,
  useEndpoint,
  useText,
} from '@cordee/kernel/admin';
import { Link as DesignLink, Flex, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { staffAdminApi } from '../../admin-api.ts';

type Person = EndpointOutput<typeof staffAdminApi.person>;

/** The first section of the page of a person: who they are. Their form is where that is changed. (ACC-13) */
export function Identity({ document: person }: DocumentScreenProps) {
  const t = useText('staff.person');
  return (
    <Section title={t('who')} isWide>
      <Loaded of={useEndpoint(staffAdminApi.person, { params: { person } })}>
        {(view) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Facts person={view} />
            {view.state !== 'erased' && (
              <div>
                <DesignLink tag={Link} to={documentPath('plugin::users-permissions.user', person)} startIcon={<Pencil />}>
                  {t('change')}
                </DesignLink>
              </div>
            )}
          </Flex>
        )}
      </Loaded>
    </Section>
  );
}

function Facts({ person }: Readonly<{ person: Person }>) {
  const formatDate = useDateText();
  const t = useText('staff.person');
  const { firstName, lastName, email, state, standing, pilots, companies, since, lastAt, timeZone } = person;
  const at = (moment: string) => formatDate(moment, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const isErased = state === 'erased';

  return (
    <Flex tag="dl" gap={6} wrap="wrap" alignItems="flex-start">
      <Fact term={t('name')}>{!isErased && <bdi>{`${firstName} ${lastName}`.trim()}</bdi>}</Fact>
      <Fact term={t('address')}>
        {!isErased && (
          <Typography tag="a" href={`mailto:${email}`} textColor="primary600">
            {email}
          </Typography>
        )}
      </Fact>
      <Fact term={t('state')}>{t(`state.${state}`)}</Fact>
      {standing !== 'none' && <Fact term={t('role')}>{t(`role.${standing}`)}</Fact>}
      {companies.length > 0 && (
        <Fact term={t('company')}>
          <Companies companies={companies} />
        </Fact>
      )}
      {pilots.length > 0 && (
        <Fact term={t('pilots')}>
          <Companies companies={pilots} />
        </Fact>
      )}
      <Fact term={t('since')}>{formatDate(since, { dateStyle: 'long', timeZone })}</Fact>
      <Fact term={t('last')}>{lastAt ? at(lastAt) : t('never')}</Fact>
    </Flex>
  );
}

const Fact = ({ term, children }: Readonly<{ term: string; children: ReactNode }>) => (
  <Flex direction="column" alignItems="flex-start" gap={1} minWidth="16rem" maxWidth="100%">
    <Typography tag="dt" variant="pi" textColor="neutral600">
      {term}
    </Typography>
    <Typography tag="dd">{children || '–'}</Typography>
  </Flex>
);

const Companies = ({ companies }: Readonly<{ companies: Person['pilots'] }>) =>
  companies.map(({ document, legalName }, index) => (
    <Fragment key={document}>
      {index > 0 && ', '}
      <DocumentLink model="plugin::companies.company" document={document}>
        <bdi>{legalName}</bdi>
      </DocumentLink>
    </Fragment>
  ));
