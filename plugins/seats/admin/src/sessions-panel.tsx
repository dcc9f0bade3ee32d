import { DocumentLink, type DocumentScreenProps, Loaded, Secondary, useEndpoint, useIsAllowed, useText } from '@cordee/kernel/admin';
import { Flex } from '@strapi/design-system';
import { type PersonSession, seatsAdminApi } from '../../admin-api.ts';
import { EditMembership } from './edit-member';
import { OwnLastDay } from './own-last-day';
import { SessionList } from './session-list';
import { SlotButtons } from './slot-actions';
import { Standing } from './slot-standing';

/** The companies that a person pilots, and their memberships, which staff with "Membres des sessions" change here. (ACC-8, ACC-13) */
export function Sessions({ document: person }: DocumentScreenProps) {
  const t = useText('seats.sessions');
  const roleName = useText('seats.role');
  const mayChange = useIsAllowed('plugin::seats.members');

  return (
    <Loaded of={useEndpoint(seatsAdminApi.sessionsOfPerson, { params: { person } })}>
      {({ pilots, sessions }) => (
        <Flex direction="column" alignItems="stretch" gap={3} width="100%">
          {pilots.map(({ company, legalName }) => (
            <Flex key={company} direction="column" alignItems="stretch">
              <DocumentLink model="plugin::companies.company" document={company}>
                {legalName}
              </DocumentLink>
              <Secondary>{t('pilot')}</Secondary>
            </Flex>
          ))}
          <SessionList
            sessions={sessions}
            none={t('none')}
            about={({ company, role }) => [roleName(role), company].filter(Boolean).join(' · ')}
            more={(membership) => <Membership {...membership} mayChange={mayChange} />}
          />
        </Flex>
      )}
    </Loaded>
  );
}

/** What belongs to a membership: a last day of its own, its managers, and the slot or the place on the waiting list, with what staff can do. (ACC-8, ROT-1) */
function Membership({ mayChange, ...membership }: PersonSession & Readonly<{ mayChange: boolean }>) {
  const t = useText('seats.sessions');
  const { session, member, reference, role, managers, standing } = membership;
  return (
    <>
      <OwnLastDay member={membership} />
      {managers.length > 0 && <Secondary>{t('managers', { count: managers.length, names: managers.join(', ') })}</Secondary>}
      <Standing standing={standing} role={role} />
      {mayChange && (
        <Flex gap={2} wrap="wrap" paddingTop={1}>
          <SlotButtons session={session} member={member} standing={standing} about={reference} />
          <EditMembership session={session} member={member} reference={reference} />
        </Flex>
      )}
    </>
  );
}
