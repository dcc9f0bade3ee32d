import { useText } from '@cordee/kernel/admin';
import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { type InputProps, useField } from '@strapi/strapi/admin';

/** The input for whether a person has access, in words: open or blocked. Its value is that of the attribute `blocked`. (ACC-13) */
export default function AccessInput({ name, disabled = false, hint }: InputProps) {
  const t = useText('staff.access');
  const { value, error, onChange } = useField<boolean | null>(name);

  return (
    <Field.Root name={name} hint={hint} {...(error && { error })}>
      <Field.Label>{t('label')}</Field.Label>
      <SingleSelect
        value={value ? 'blocked' : 'open'}
        disabled={disabled}
        onChange={(choice: string | number) => onChange(name, choice === 'blocked')}
      >
        <SingleSelectOption value="open">{t('open')}</SingleSelectOption>
        <SingleSelectOption value="blocked">{t('blocked')}</SingleSelectOption>
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
