import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { InvitationLine } from './invitation-line';
import { NewMember } from './new-member';
import { type Member, useMembers } from './use-members';

const SESSION = 'plugin::seats.session';

/** The panel beside the form of a session that lists and edits its members. (SEAT-2) */
export function MembersPanel({ model, documentId }: { model: string; documentId?: string }) {
  const { formatMessage } = useIntl();
  if (model !== SESSION) return null;

  return { title: formatMessage({ id: 'seats.members.title' }), content: documentId ? <Members session={documentId} /> : <SaveFirst /> };
}

function SaveFirst() {
  const { formatMessage } = useIntl();
  return <Typography textColor="neutral600">{formatMessage({ id: 'seats.members.saveFirst' })}</Typography>;
}

function Members({ session }: { session: string }) {
  const { formatMessage } = useIntl();
  const { members, learnersInvitedAt, timeZone, refused, removed, add, remove, inviteAgain, undoRemove } = useMembers(session);
  const refusalOf = (about: string) => (refused?.about === about ? refused.code : undefined);

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {members.length === 0 && <Typography textColor="neutral600">{formatMessage({ id: 'seats.members.none' })}</Typography>}
      {members.map((member) => (
        <Flex key={member.id} direction="column" alignItems="stretch" gap={1}>
          <MemberRow member={member} onRemove={() => remove(member)} />
          <InvitationLine member={member} timeZone={timeZone} refusal={refusalOf(member.id)} onResend={() => inviteAgain(member)} />
        </Flex>
      ))}
      {removed && (
        <Flex direction="column" alignItems="flex-start" gap={2} role="status">
          <Typography>{formatMessage({ id: 'seats.members.removed' }, { name: nameOf(removed) })}</Typography>
          <Button variant="tertiary" size="S" onClick={undoRemove}>
            {formatMessage({ id: 'seats.members.undo' })}
          </Button>
        </Flex>
      )}
      <NewMember refusal={refusalOf('new')} learnersInvitedAt={learnersInvitedAt} timeZone={timeZone} onAdd={add} />
    </Flex>
  );
}

function MemberRow({ member, onRemove }: { member: Member; onRemove: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Flex justifyContent="space-between" gap={2}>
      <Flex direction="column" alignItems="flex-start" minWidth={0} style={{ overflowWrap: 'anywhere' }}>
        <Typography fontWeight="semiBold">{nameOf(member)}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {formatMessage({ id: `seats.role.${member.role}` })} · {member.email}
        </Typography>
      </Flex>
      <IconButton label={formatMessage({ id: 'seats.members.remove' }, { name: nameOf(member) })} variant="ghost" onClick={onRemove}>
        <Trash />
      </IconButton>
    </Flex>
  );
}

const nameOf = ({ firstName, lastName, email }: Member) => `${firstName ?? ''} ${lastName ?? ''}`.trim() || email;
