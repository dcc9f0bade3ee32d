import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { TableControl } from './table-state';
import { useText } from './use-text';

type Props<Filter extends string> = Readonly<{
  control: TableControl<Filter>;
  filter: Filter;
  label: string;
  /** The choices, each with its name. */
  choices: readonly Readonly<{ value: string; name: string }>[];
}>;

/** A filter above a table: one of its choices, or all rows. What is chosen stands in the address of the page. */
export function FilterSelect<Filter extends string>({ control, filter, label, choices }: Props<Filter>) {
  const t = useText('kernel.kit');
  const chosen = control.filters[filter] ?? ALL;
  return (
    <Field.Root name={filter}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        size="S"
        value={chosen}
        onChange={(value: string | number) => control.change({ filters: { [filter]: value === ALL ? '' : String(value) } })}
      >
        <SingleSelectOption value={ALL}>{t('all')}</SingleSelectOption>
        {choices.map(({ value, name }) => (
          <SingleSelectOption key={value} value={value}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

const ALL = '*';
