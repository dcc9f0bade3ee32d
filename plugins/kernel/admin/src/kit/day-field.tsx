import { Box, Field, TextInput } from '@strapi/design-system';
import { Calendar } from '@strapi/icons';
import { type ReactNode, useRef, useState } from 'react';
import { formatDay, isDay, parseDay } from '../../../server/base/typed-day.ts';
import { useDateText } from './use-date-text';
import { useText } from './use-text';

/** What the form holds: a day in ISO format, nothing, or a text that is no day, which is not saved. */
export type TypedDay = string | null;

type Props = Readonly<{
  name: string;
  label: ReactNode;
  labelAction?: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  error?: string | false | undefined;
  value: TypedDay | undefined;
  onChange: (value: TypedDay) => void;
}>;

/** The field of a day: says below which day it understood, or, once left, why it is none. (SEAT-2) */
export function DayField({ name, label, labelAction, hint, required = false, disabled = false, error, value, onChange }: Props) {
  const t = useText('kernel.day');
  const dateText = useDateText();
  const [typed, setTyped] = useState('');
  const [isTyping, setIsTyping] = useState(false);
  // What was typed stays as it is while the form holds what it means; otherwise the form holds another document, or was reset.
  const shown = meaningOf(typed) === (value ?? null) ? typed : textOf(value);
  const { day, fault } = shown.trim() === '' ? {} : parseDay(shown);

  const change = (text: string) => {
    setTyped(text);
    setIsTyping(true);
    onChange(meaningOf(text));
  };
  const leave = () => {
    setIsTyping(false);
    if (day !== undefined) setTyped(formatDay(day));
  };
  const inWords = day && dateText(`${day}T12:00Z`, { dateStyle: 'full', timeZone: 'UTC' });
  return (
    <Field.Root
      name={name}
      hint={inWords ? t('understood', { day: inWords }) : hint || t('hint')}
      // What was said of a text that is no day, when it was saved, is over once it is one.
      error={fault && !isTyping ? t(fault) : !day && (error ?? false)}
      required={required}
    >
      <Field.Label action={labelAction}>{label}</Field.Label>
      <TextInput
        value={shown}
        disabled={disabled}
        autoComplete="off"
        onChange={({ target }: { target: HTMLInputElement }) => change(target.value)}
        onBlur={leave}
        endAction={<CalendarButton label={t('calendar')} day={day} disabled={disabled} onChoose={change} />}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

type CalendarProps = Readonly<{ label: string; day: string | undefined; disabled: boolean; onChoose: (day: string) => void }>;

/** Opens the calendar of the browser. */
function CalendarButton({ label, day, disabled, onChoose }: CalendarProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <Box position="relative">
      <Field.Action label={label} disabled={disabled} onClick={() => picker.current?.showPicker()}>
        <Calendar aria-hidden fill="neutral500" />
      </Field.Action>
      <input
        ref={picker}
        type="date"
        value={day ?? ''}
        tabIndex={-1}
        aria-hidden
        onChange={({ target }) => onChoose(target.value === '' ? '' : formatDay(target.value))}
        style={{ position: 'absolute', insetInlineEnd: 0, bottom: 0, width: 1, height: 1, opacity: 0, pointerEvents: 'none' }}
      />
    </Box>
  );
}

function meaningOf(text: string): TypedDay {
  if (text.trim() === '') return null;

  return parseDay(text).day ?? text;
}

const textOf = (value: TypedDay | undefined): string => (value && isDay(value) ? formatDay(value) : (value ?? ''));
