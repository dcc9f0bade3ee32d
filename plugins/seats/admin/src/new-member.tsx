import { useAction, useDateText, useKept, useRefusalText, useText } from '@cordee/kernel/admin';
import { Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type MembersView, seatsAdminApi } from '../../admin-api.ts';
import { isComplete, MemberFields, type MemberInput } from './member-fields';
import { followingAllowance, NewMemberSeats } from './new-member-seats';

type Props = Readonly<{ session: string; view: MembersView }>;

/** The roles of a member, in the order in which the form offers them. */
const ROLES = ['learner', 'manager', 'manager-learner'] as const;

type Role = (typeof ROLES)[number];

const EMPTY_FORM: MemberInput & { email: string; role: Role; firstName: string; lastName: string } = {
  email: '',
  role: 'learner',
  firstName: '',
  lastName: '',
  endsOn: null,
  establishment: '',
  managers: [],
};
const PERSON_NOT_FOUND = 'seats.person_not_found';

/** The codes of what is wrong with a name begin with this; any other refusal is shown at the address. */
const OF_NAME = 'kernel.name_';

/** The form of a new member: what is typed, what may be submitted, and what came of it. */
function useNewMember(session: string, seats: MembersView['seats'], title: string) {
  const refusalText = useRefusalText('seats');
  const [add, { isRunning, refusal }] = useAction(seatsAdminApi.addMember);
  const [input, setInput, clear] = useKept({ model: 'plugin::seats.session', document: session, name: 'new-member', title }, EMPTY_FORM);
  const [unknownEmail, setUnknownEmail] = useState('');
  const email = input.email.trim();
  const isNew = email !== '' && email === unknownEmail;
  const name = { firstName: input.firstName.trim(), lastName: input.lastName.trim() };
  const isReady = !isRunning && email !== '' && isComplete(input) && (!isNew || (name.firstName !== '' && name.lastName !== ''));

  return {
    input,
    isNew,
    isReady,
    error: refusal !== undefined && refusal.code !== PERSON_NOT_FOUND && refusalText(refusal),
    isOfName: isNew && refusal?.code.startsWith(OF_NAME) === true,
    change: setInput,
    type: (field: 'email' | 'firstName' | 'lastName') => (value: string) => setInput({ [field]: value }),
    chooseRole(chosen: string | number) {
      const role = ROLES.find((each) => each === chosen);
      if (role) setInput({ role });
    },
    async submit(event: FormEvent | KeyboardEvent) {
      // The panel is inside the form of the session, which must not be submitted with it.
      event.preventDefault();
      event.stopPropagation();
      if (!isReady) return;
      const { role, endsOn, establishment, managers } = input;
      const allowance = followingAllowance(seats, role);
      const body = { email, role, endsOn, managers, allowance, ...(establishment && { establishment }), ...(isNew && { name }) };
      const { refusal } = await add({ params: { session }, body });
      if (refusal?.code === PERSON_NOT_FOUND) setUnknownEmail(email);
      if (refusal === undefined) clear();
    },
  };
}

/** Adds a member by e-mail address; when nobody has an account there, requests a name and opens one. (ACC-4) */
export function NewMember({ session, view }: Props) {
  const formatDate = useDateText();
  const t = useText('seats.members');
  const roleName = useText('seats.role');
  const { input, isNew, isReady, error, isOfName, change, type, chooseRole, submit } = useNewMember(session, view.seats, t('title'));
  const nameInput = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) nameInput.current?.focus();
  }, [isNew]);
  const onEnter = (event: KeyboardEvent) => event.key === 'Enter' && submit(event);
  const { learnersInvitedAt, invitedOnceCalledUp, timeZone } = view;
  const isScheduled = input.role === 'learner' && learnersInvitedAt !== null;
  const when = isScheduled && formatDate(learnersInvitedAt, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const isCalledUp = input.role === 'learner' && invitedOnceCalledUp;
  const invited = when ? t('unknownUntil', { when }) : t(isCalledUp ? 'unknownUntilCalledUp' : 'unknown');

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <TextField
        name="email"
        label={t('email')}
        inputMode="email"
        value={input.email}
        error={!isOfName && error}
        onChange={type('email')}
        onEnter={onEnter}
      />
      {isNew && (
        <Flex direction="column" alignItems="stretch" gap={3} padding={2} background="primary100" hasRadius>
          <Typography role="status">{invited}</Typography>
          <TextField
            name="first-name"
            label={t('firstName')}
            value={input.firstName}
            inputRef={nameInput}
            onChange={type('firstName')}
            onEnter={onEnter}
          />
          <TextField
            name="last-name"
            label={t('lastName')}
            value={input.lastName}
            error={isOfName && error}
            onChange={type('lastName')}
            onEnter={onEnter}
          />
        </Flex>
      )}
      <Field.Root name="member-role">
        <Field.Label>{t('role')}</Field.Label>
        <SingleSelect value={input.role} onChange={chooseRole}>
          {ROLES.map((role) => (
            <SingleSelectOption key={role} value={role}>
              {roleName(role)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <MemberFields session={session} view={view} input={input} onChange={change} />
      <NewMemberSeats seats={view.seats} role={input.role} />
      <Button variant="secondary" fullWidth disabled={!isReady} onClick={submit}>
        {t(isNew ? 'open' : 'add')}
      </Button>
    </Flex>
  );
}

type TextFieldProps = {
  name: string;
  label: string;
  inputMode?: 'email' | 'text';
  value: string;
  error?: string | false;
  inputRef?: React.RefObject<HTMLInputElement>;
  onChange: (value: string) => void;
  onEnter: (event: KeyboardEvent) => void;
};

function TextField({ name, label, inputMode = 'text', value, error = false, inputRef, onChange, onEnter }: TextFieldProps) {
  return (
    <Field.Root name={`member-${name}`} error={error}>
      <Field.Label>{label}</Field.Label>
      <Field.Input
        inputMode={inputMode}
        value={value}
        ref={inputRef}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
        onKeyDown={onEnter}
      />
      <Field.Error />
    </Field.Root>
  );
}
