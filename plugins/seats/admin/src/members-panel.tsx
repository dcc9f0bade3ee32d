import { type DocumentScreenProps, Loaded, Secondary, useText } from '@cordee/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import { EditMember } from './edit-member';
import { InvitationLine } from './invitation-line';
import { MemberName } from './member-name';
import { NewMember } from './new-member';
import { OwnLastDay } from './own-last-day';
import { RemoveMember, UndoRemove } from './remove-member';
import { SessionLink } from './session-link';
import { SlotIcons } from './slot-actions';
import { Standing } from './slot-standing';
import { nameOf, useMembers, useRemovedMembers } from './use-members';

/** The first members of a session, beside its form: lists and edits them; its page has them all. (SEAT-2, SEAT-7) */
export function Members({ document: session }: DocumentScreenProps) {
  const t = useText('seats.members');
  const roleName = useText('seats.role');
  const slots = useText('seats.slots');
  const { removedFrom, noteRemoved, noteAdded } = useRemovedMembers();

  return (
    <Loaded of={useMembers(session)}>
      {(view) => (
        <Flex direction="column" alignItems="stretch" gap={4} width="100%">
          {view.slots && <Typography textColor="neutral600">{slots('count', view.slots)}</Typography>}
          <Typography textColor="neutral600">{t('total', { total: view.total })}</Typography>
          {view.members.map((member) => (
            <Flex key={member.id} direction="column" alignItems="stretch" gap={1}>
              <MemberName member={member} />
              <Secondary>{`${roleName(member.role)} · ${member.email}`}</Secondary>
              <OwnLastDay member={member} />
              <Standing standing={member.standing} role={member.role} />
              {member.doubtful && <Secondary color="warning700">{t('doubtful')}</Secondary>}
              <Flex justifyContent="flex-end">
                <SlotIcons session={session} member={member.id} standing={member.standing} about={nameOf(member)} />
                <EditMember session={session} member={member} view={view} />
                <RemoveMember session={session} member={member} seats={view.seats} onRemoved={noteRemoved} />
              </Flex>
              <InvitationLine session={session} member={member} timeZone={view.timeZone} />
            </Flex>
          ))}
          {view.total > view.members.length && <SessionLink session={session}>{t('all', { total: view.total })}</SessionLink>}
          {removedFrom(view.members).map((member) => (
            <UndoRemove key={member.email} session={session} member={member} onAdded={noteAdded} />
          ))}
          <NewMember session={session} view={view} />
        </Flex>
      )}
    </Loaded>
  );
}
