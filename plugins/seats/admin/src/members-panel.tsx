import { Button, Field, Flex, IconButton, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { type FormEvent, useState } from 'react';
import { useIntl } from 'react-intl';
import { type Member, ROLES, useMembers } from './use-members';

const SESSION = 'plugin::seats.session';

/** Beside the form of a session: who is in it. (SEAT-2, in its smallest form) */
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
  const { members, refusal, removed, add, remove, putBack } = useMembers(session);

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {members.length === 0 && <Typography textColor="neutral600">{formatMessage({ id: 'seats.members.none' })}</Typography>}
      {members.map((member) => (
        <MemberRow key={member.id} member={member} onRemove={() => remove(member)} />
      ))}
      {removed && (
        <Flex justifyContent="space-between" gap={2} role="status">
          <Typography>{formatMessage({ id: 'seats.members.removed' }, { name: nameOf(removed) })}</Typography>
          <Button variant="tertiary" size="S" onClick={putBack}>
            {formatMessage({ id: 'seats.members.undo' })}
          </Button>
        </Flex>
      )}
      <NewMember refusal={refusal} onAdd={add} />
    </Flex>
  );
}

function MemberRow({ member, onRemove }: { member: Member; onRemove: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Flex justifyContent="space-between" gap={2}>
      <Flex direction="column" alignItems="flex-start">
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

type Adding = { refusal: string | undefined; onAdd: (email: string, role: string) => Promise<boolean> };

function NewMember({ refusal, onAdd }: Adding) {
  const { formatMessage } = useIntl();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('learner');

  const submit = async (event: FormEvent) => {
    // The panel lies inside the form of the session, which must not be sent with it.
    event.preventDefault();
    event.stopPropagation();
    if (await onAdd(email.trim(), role)) setEmail('');
  };

  const other = formatMessage({ id: 'seats.refusal.other' });
  const words = refusal !== undefined && formatMessage({ id: `seats.refusal.${refusal}`, defaultMessage: other });

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root name="member-email" error={words}>
        <Field.Label>{formatMessage({ id: 'seats.members.email' })}</Field.Label>
        <Field.Input
          type="email"
          value={email}
          onChange={({ target }: { target: { value: string } }) => setEmail(target.value)}
          onKeyDown={(event: React.KeyboardEvent) => event.key === 'Enter' && submit(event)}
        />
        <Field.Error />
      </Field.Root>
      <Field.Root name="member-role">
        <Field.Label>{formatMessage({ id: 'seats.members.role' })}</Field.Label>
        <SingleSelect value={role} onChange={(chosen: string | number) => setRole(String(chosen))}>
          {ROLES.map((name) => (
            <SingleSelectOption key={name} value={name}>
              {formatMessage({ id: `seats.role.${name}` })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Button variant="secondary" fullWidth disabled={email.trim() === ''} onClick={submit}>
        {formatMessage({ id: 'seats.members.add' })}
      </Button>
    </Flex>
  );
}

const nameOf = ({ firstName, lastName, email }: Member) => `${firstName ?? ''} ${lastName ?? ''}`.trim() || email;
