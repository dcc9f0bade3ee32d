import { useText } from '@cordee/kernel/admin';
import { Field, TextInput } from '@strapi/design-system';
import { type InputProps, useField } from '@strapi/strapi/admin';
import { useState } from 'react';
import { formatDuration, parseDuration, spellDuration } from '../../server/domain/duration.ts';

/** What the form holds: seconds, nothing, or a text that is no duration, which it does not save. */
type Value = number | string | null;

/** The field of a duration: shows minutes and seconds, takes what people type, says below what it understood, or why it did not. (LRN-5) */
export default function DurationInput({ name, label, labelAction, required, disabled }: InputProps) {
  const t = useText('courses.duration');
  const { value, error, onChange } = useField<Value>(name);
  const [typed, setTyped] = useState('');
  // What was typed stays as it is while the form holds what it means; otherwise the form holds another document, or was reset.
  const shown = meaningOf(typed) === (value ?? null) ? typed : textOf(value);
  const duration = shown.trim() === '' ? undefined : parseDuration(shown);

  const change = (text: string) => {
    setTyped(text);
    onChange(name, meaningOf(text));
  };
  const isUnderstood = typeof duration === 'number';
  return (
    <Field.Root
      name={name}
      hint={isUnderstood ? t('understood', { duration: spellDuration(duration) }) : t('hint')}
      error={typeof duration === 'string' ? t(duration) : (error ?? false)}
      required={required ?? false}
    >
      <Field.Label action={labelAction}>{label}</Field.Label>
      <TextInput
        value={shown}
        placeholder="3:33"
        disabled={disabled ?? false}
        onChange={({ target }: { target: HTMLInputElement }) => change(target.value)}
        onBlur={() => isUnderstood && setTyped(formatDuration(duration))}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

function meaningOf(text: string): Value {
  if (text.trim() === '') return null;

  const duration = parseDuration(text);
  return typeof duration === 'number' ? duration : text;
}

const textOf = (value: Value | undefined) => (typeof value === 'number' ? formatDuration(value) : (value ?? ''));
