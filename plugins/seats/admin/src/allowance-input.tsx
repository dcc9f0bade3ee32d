import { useText } from '@cordee/kernel/admin';
import { Field, TextInput } from '@strapi/design-system';
import { type InputProps, useField } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { followsMembers, useSessionForm, useStoredSession } from './session-form';

/** What the form holds: a number, nothing, or a text that is none, which is not saved. */
type Value = number | string | null;

/** The allowance in the form of a session: follows the members, and is not typed, where staff fill a licence session. (SEAT-3) */
export default function AllowanceInput({ name, label, labelAction, disabled = false }: InputProps) {
  const t = useText('seats.form');
  const { value, error, onChange } = useField<Value>(name);
  const values = useSessionForm();
  const stored = useStoredSession();
  const follows = followsMembers(values);
  // What was typed before it was said that it follows is not its allowance.
  const members = followsMembers(stored) ? (stored.allowance ?? 0) : 0;
  const followed = useRef(follows);
  useEffect(() => {
    if (follows && !followed.current) onChange(name, members);
    followed.current = follows;
  }, [follows, members, name, onChange]);
  const hint = t(follows ? 'follows' : values.kind === 'slot' ? 'slots' : 'planned');

  return (
    <Field.Root name={name} hint={hint} error={error ?? false} required={!follows}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <TextInput
        inputMode="numeric"
        autoComplete="off"
        value={String(value ?? (follows ? 0 : ''))}
        disabled={disabled || follows}
        onChange={({ target }: { target: HTMLInputElement }) => onChange(name, meaningOf(target.value))}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

function meaningOf(text: string): Value {
  if (text.trim() === '') return null;
  return /^\s*\d+\s*$/.test(text) ? Number(text) : text;
}
