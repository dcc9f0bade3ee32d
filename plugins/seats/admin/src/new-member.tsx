import { Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { type Joining, ROLES } from './use-members';

type Props = {
  refusal: string | undefined;
  /** When a learner who is added now is invited; null for at once. */
  learnersInvitedAt: string | null;
  timeZone: string;
  /** Gives the code of the refusal, if there was one. */
  onAdd: (joining: Joining) => Promise<string | undefined>;
};

const EMPTY = { email: '', role: 'learner', firstName: '', lastName: '' };
const NOBODY = 'seats.person_not_found';

/** Adds somebody by address; when nobody has it, asks for their name, and an account is opened. (ACC-4) */
export function NewMember({ refusal, learnersInvitedAt, timeZone, onAdd }: Props) {
  const { formatMessage, formatDate } = useIntl();
  const [typed, setTyped] = useState(EMPTY);
  const [unknown, setUnknown] = useState('');
  const nameInput = useRef<HTMLInputElement>(null);
  const email = typed.email.trim();
  const isNew = email !== '' && email === unknown;
  const name = { firstName: typed.firstName.trim(), lastName: typed.lastName.trim() };
  const ready = email !== '' && (!isNew || (name.firstName !== '' && name.lastName !== ''));
  useEffect(() => {
    if (isNew) nameInput.current?.focus();
  }, [isNew]);

  const submit = async (event: FormEvent | KeyboardEvent) => {
    // The panel lies inside the form of the session, which must not be sent with it.
    event.preventDefault();
    event.stopPropagation();
    if (!ready) return;
    const refused = await onAdd({ email, role: typed.role, ...(isNew && { name }) });
    if (refused === NOBODY) setUnknown(email);
    if (!refused) setTyped(EMPTY);
  };
  const onEnter = (event: KeyboardEvent) => event.key === 'Enter' && submit(event);
  const change = (field: keyof typeof EMPTY) => (value: string) => setTyped((before) => ({ ...before, [field]: value }));

  const other = formatMessage({ id: 'seats.refusal.other' });
  const words = refusal !== undefined && refusal !== NOBODY && formatMessage({ id: `seats.refusal.${refusal}`, defaultMessage: other });
  const waits = typed.role === 'learner' && learnersInvitedAt !== null;
  const when = waits && formatDate(learnersInvitedAt, { dateStyle: 'long', timeStyle: 'short', timeZone });

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Text
        name="email"
        label="seats.members.email"
        type="email"
        value={typed.email}
        error={words}
        onChange={change('email')}
        onEnter={onEnter}
      />
      {isNew && (
        <Flex direction="column" alignItems="stretch" gap={3} padding={2} background="primary100" hasRadius>
          <Typography role="status">
            {when ? formatMessage({ id: 'seats.members.unknownUntil' }, { when }) : formatMessage({ id: 'seats.members.unknown' })}
          </Typography>
          <Text
            name="first-name"
            label="seats.members.firstName"
            value={typed.firstName}
            inputRef={nameInput}
            onChange={change('firstName')}
            onEnter={onEnter}
          />
          <Text name="last-name" label="seats.members.lastName" value={typed.lastName} onChange={change('lastName')} onEnter={onEnter} />
        </Flex>
      )}
      <Field.Root name="member-role">
        <Field.Label>{formatMessage({ id: 'seats.members.role' })}</Field.Label>
        <SingleSelect value={typed.role} onChange={(chosen: string | number) => change('role')(String(chosen))}>
          {ROLES.map((role) => (
            <SingleSelectOption key={role} value={role}>
              {formatMessage({ id: `seats.role.${role}` })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Button variant="secondary" fullWidth disabled={!ready} onClick={submit}>
        {formatMessage({ id: isNew ? 'seats.members.open' : 'seats.members.add' })}
      </Button>
    </Flex>
  );
}

type TextProps = {
  name: string;
  label: string;
  type?: 'email' | 'text';
  value: string;
  error?: string | false;
  inputRef?: React.RefObject<HTMLInputElement>;
  onChange: (value: string) => void;
  onEnter: (event: KeyboardEvent) => void;
};

function Text({ name, label, type = 'text', value, error = false, inputRef, onChange, onEnter }: TextProps) {
  const { formatMessage } = useIntl();
  return (
    <Field.Root name={`member-${name}`} error={error}>
      <Field.Label>{formatMessage({ id: label })}</Field.Label>
      <Field.Input
        type={type}
        value={value}
        maxLength={type === 'text' ? 100 : undefined}
        ref={inputRef}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
        onKeyDown={onEnter}
      />
      <Field.Error />
    </Field.Root>
  );
}
