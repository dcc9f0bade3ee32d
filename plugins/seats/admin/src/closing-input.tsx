import { DayField, useText } from '@cordee/kernel/admin';
import { type InputProps, useField } from '@strapi/strapi/admin';
import { useSessionForm } from './session-form';

/** The last day of registrations in the form of a session, shown where its company fills it. (SEAT-3) */
export default function ClosingInput({ name, label, labelAction, disabled = false }: InputProps) {
  const t = useText('seats.form');
  const { value, error, onChange } = useField<string | null>(name);
  const { kind, filledBy } = useSessionForm();
  if (kind === 'slot' || filledBy !== 'company') return null;

  return <DayField {...{ name, label, labelAction, disabled, error, value }} hint={t('closes')} onChange={(day) => onChange(name, day)} />;
}
