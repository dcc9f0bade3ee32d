import { useDateText, useDayText, useEndpoint, useText } from '@cordee/kernel/admin';
import { Combobox, ComboboxOption, Field, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { staffAdminApi } from '../../admin-api.ts';
import { type NewMembership, SESSION_ROLES, type SessionChoice } from '../../people-admin-api.ts';

/** What is chosen of a membership: no session yet, or which one and with which role. */
export type MembershipInput = Readonly<{ session: SessionChoice | null; role: NewMembership['role']; establishment: string }>;

export const NO_MEMBERSHIP: MembershipInput = { session: null, role: 'learner', establishment: '' };

/** The membership that is chosen; none without a session. */
export const membershipOf = ({ session, role, establishment }: MembershipInput): NewMembership | undefined =>
  session
    ? {
        session: session.document,
        role,
        ...(establishment && { establishment }),
        ...(session.seats?.filledBy === 'staff' && role !== 'manager' && { allowance: session.seats.allowance }),
      }
    : undefined;

type Props = Readonly<{
  label: string;
  hint?: string;
  /** How many people join. */
  count?: number;
  input: MembershipInput;
  onChange: (input: MembershipInput) => void;
}>;

/** A session, found by its reference, the role in it, and the establishment where its company has several. (SEAT-1, ACC-8) */
export function MembershipFields({ label, hint, count = 1, input, onChange }: Props) {
  const t = useText('staff.people');
  const roleName = useText('staff.people.role');
  const { session, role, establishment } = input;
  return (
    <>
      <SessionField
        label={label}
        hint={hint}
        session={session}
        onChange={(chosen) => onChange({ ...input, session: chosen, establishment: '' })}
      />
      {session && (
        <Field.Root name="person-role">
          <Field.Label>{t('role')}</Field.Label>
          <SingleSelect
            value={role}
            onChange={(value: string | number) => onChange({ ...input, role: SESSION_ROLES.find((each) => each === value) ?? 'learner' })}
          >
            {SESSION_ROLES.map((each) => (
              <SingleSelectOption key={each} value={each}>
                {roleName(each)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
      {session?.seats && role !== 'manager' && <Seats seats={session.seats} joining={count} />}
      {session && session.establishments.length > 1 && (
        <Field.Root name="person-establishment">
          <Field.Label>{t('establishment')}</Field.Label>
          <SingleSelect
            value={establishment || session.establishments[0]?.document}
            onChange={(value: string | number) => onChange({ ...input, establishment: String(value) })}
          >
            {session.establishments.map(({ document, name }) => (
              <SingleSelectOption key={document} value={document}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
    </>
  );
}

/** What learners who join do to the seats of a licence session, said before it is done in the words of its page. (SEAT-3, SEAT-4) */
function Seats({ seats, joining }: Readonly<{ seats: NonNullable<SessionChoice['seats']>; joining: number }>) {
  const t = useText('seats.members');
  const dayText = useDayText();
  const { filledBy, allowance, counted, joinableUntil } = seats;
  const moves =
    filledBy === 'staff'
      ? t('allowanceMoves', { from: allowance, to: allowance + joining })
      : t('seatsLeft', { allowance, counted, left: allowance - counted });
  return <Typography role="status">{`${moves} ${t('joinableUntil', { day: dayText(joinableUntil) })}`}</Typography>;
}

type SessionFieldProps = Readonly<{
  label: string;
  hint?: string | undefined;
  size?: 'S' | 'M';
  session: SessionChoice | null;
  onChange: (session: SessionChoice | null) => void;
}>;

/** A session, found by words of its reference. (H-83) */
export function SessionField({ label, hint, size = 'M', session, onChange }: SessionFieldProps) {
  const formatDate = useDateText();
  const t = useText('staff.people');
  const [text, setText] = useState(session?.reference ?? '');
  const [sought, setSought] = useState('');
  const { data, isCurrent } = useEndpoint(staffAdminApi.sessionChoices, { query: { search: sought } });
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  // None of what was found before: Enter would choose it.
  const sessions = (isCurrent && data?.sessions) || [];
  const choose = (document: string | undefined) => {
    const chosen = sessions.find((each) => each.document === document) ?? null;
    if (chosen) setText(chosen.reference);
    onChange(chosen);
  };
  return (
    <Field.Root name="person-session" hint={session ? t('sessionDates', { from: day(session.startsOn), to: day(session.endsOn) }) : hint}>
      <Field.Label>{label}</Field.Label>
      <Combobox
        autocomplete="none"
        size={size}
        placeholder={t('sessionPlaceholder')}
        value={session?.document ?? ''}
        textValue={text}
        onTextValueChange={(typed?: string) => setText(typed ?? '')}
        onInputChange={({ target }: { target: HTMLInputElement }) => setSought(target.value)}
        onChange={choose}
        onClear={() => {
          setText('');
          setSought('');
          onChange(null);
        }}
        loading={!isCurrent}
        loadingMessage={t('searching')}
        noOptionsMessage={() => t('noSession')}
        clearLabel={t('clearSession')}
      >
        {sessions.map(({ document, reference, company }) => (
          <ComboboxOption key={document} value={document} textValue={reference}>
            {company ? `${reference} · ${company}` : reference}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
    </Field.Root>
  );
}
