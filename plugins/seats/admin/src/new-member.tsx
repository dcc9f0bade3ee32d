import { Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { type NewMemberInput, ROLES } from './use-members';

type Props = {
  refusal: string | undefined;
  /** When a learner who is added now will be invited; null for at once. */
  learnersInvitedAt: string | null;
  timeZone: string;
  /** Returns the code of the refusal, if there was one. */
  onAdd: (input: NewMemberInput) => Promise<string | undefined>;
};

const EMPTY_FORM = { email: '', role: 'learner', firstName: '', lastName: '' };
const PERSON_NOT_FOUND = 'seats.person_not_found';

/** Adds a member by e-mail address; when nobody has an account there, requests a name and opens one. (ACC-4) */
export function NewMember({ refusal, learnersInvitedAt, timeZone, onAdd }: Props) {
  const { formatMessage, formatDate } = useIntl();
  const [input, setInput] = useState(EMPTY_FORM);
  const [unknownEmail, setUnknownEmail] = useState('');
  const nameInput = useRef<HTMLInputElement>(null);
  const email = input.email.trim();
  const isNew = email !== '' && email === unknownEmail;
  const name = { firstName: input.firstName.trim(), lastName: input.lastName.trim() };
  const ready = email !== '' && (!isNew || (name.firstName !== '' && name.lastName !== ''));
  useEffect(() => {
    if (isNew) nameInput.current?.focus();
  }, [isNew]);

  const submit = async (event: FormEvent | KeyboardEvent) => {
    // The panel is inside the form of the session, which must not be submitted with it.
    event.preventDefault();
    event.stopPropagation();
    if (!ready) return;
    const refused = await onAdd({ email, role: input.role, ...(isNew && { name }) });
    if (refused === PERSON_NOT_FOUND) setUnknownEmail(email);
    if (!refused) setInput(EMPTY_FORM);
  };
  const onEnter = (event: KeyboardEvent) => event.key === 'Enter' && submit(event);
  const change = (field: keyof typeof EMPTY_FORM) => (value: string) => setInput((before) => ({ ...before, [field]: value }));

  const fallback = formatMessage({ id: 'seats.refusal.other' });
  const error =
    refusal !== undefined && refusal !== PERSON_NOT_FOUND && formatMessage({ id: `seats.refusal.${refusal}`, defaultMessage: fallback });
  const isScheduled = input.role === 'learner' && learnersInvitedAt !== null;
  const when = isScheduled && formatDate(learnersInvitedAt, { dateStyle: 'long', timeStyle: 'short', timeZone });

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <TextField
        name="email"
        label="seats.members.email"
        type="email"
        value={input.email}
        error={error}
        onChange={change('email')}
        onEnter={onEnter}
      />
      {isNew && (
        <Flex direction="column" alignItems="stretch" gap={3} padding={2} background="primary100" hasRadius>
          <Typography role="status">
            {when ? formatMessage({ id: 'seats.members.unknownUntil' }, { when }) : formatMessage({ id: 'seats.members.unknown' })}
          </Typography>
          <TextField
            name="first-name"
            label="seats.members.firstName"
            value={input.firstName}
            inputRef={nameInput}
            onChange={change('firstName')}
            onEnter={onEnter}
          />
          <TextField
            name="last-name"
            label="seats.members.lastName"
            value={input.lastName}
            onChange={change('lastName')}
            onEnter={onEnter}
          />
        </Flex>
      )}
      <Field.Root name="member-role">
        <Field.Label>{formatMessage({ id: 'seats.members.role' })}</Field.Label>
        <SingleSelect value={input.role} onChange={(chosen: string | number) => change('role')(String(chosen))}>
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

type TextFieldProps = {
  name: string;
  label: string;
  type?: 'email' | 'text';
  value: string;
  error?: string | false;
  inputRef?: React.RefObject<HTMLInputElement>;
  onChange: (value: string) => void;
  onEnter: (event: KeyboardEvent) => void;
};

function TextField({ name, label, type = 'text', value, error = false, inputRef, onChange, onEnter }: TextFieldProps) {
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
