import { type InputProps, useField } from '@strapi/strapi/admin';
import { DayField, type TypedDay } from './kit/day-field';

/** The field of a day in a form of the content manager, in place of Strapi's, which takes what it cannot read for another day. (SEAT-2) */
export function DayInput({ name, label, labelAction, hint, required = false, disabled = false }: InputProps) {
  const { value, error, onChange } = useField<TypedDay>(name);
  return <DayField {...{ name, label, labelAction, hint, required, disabled, error, value }} onChange={(day) => onChange(name, day)} />;
}
