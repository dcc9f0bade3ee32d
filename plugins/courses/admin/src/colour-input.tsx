import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { type InputProps, useField } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { COLOUR_NAMES } from '../../server/domain/colours.ts';
import { Swatch } from './colour';

/** The field of a colour: each is offered by its name and by how it looks. (LRN-2) */
export default function ColourInput({ name, label, labelAction, required, disabled }: InputProps) {
  const { formatMessage } = useIntl();
  const { value, error, onChange } = useField<string | null>(name);

  return (
    <Field.Root name={name} error={error ?? false} required={required ?? false}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <SingleSelect
        value={value}
        placeholder={formatMessage({ id: 'components.placeholder.select' })}
        disabled={disabled ?? false}
        onChange={(colour) => onChange(name, String(colour))}
        {...(value && { startIcon: <Swatch colour={value} /> })}
      >
        {COLOUR_NAMES.map((colour) => (
          <SingleSelectOption key={colour} value={colour} startIcon={<Swatch colour={colour} />}>
            {formatMessage({ id: colour })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Error />
    </Field.Root>
  );
}
