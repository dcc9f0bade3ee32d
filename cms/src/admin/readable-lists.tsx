import type { InjectableListViewFilter, ListFieldLayout, ListLayout } from '@strapi/content-manager/strapi-admin';
import { Typography } from '@strapi/design-system';
import { InputRenderer } from '@strapi/strapi/admin';
import type { ComponentProps } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { LANGUAGE_KEY } from './preferences';
import en from './translations.en.json';
import fr from './translations.fr.json';

type Columns = { displayedHeaders: ListFieldLayout[]; layout: ListLayout };
type Filters = { displayedFilters: InjectableListViewFilter[]; layout: ListLayout };

/** The fields that every document has, whose name the labels of no content type give. */
const COMMON = new Set(['createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy']);

/** Changes the columns of lists: none that nobody reads, and choices by their names instead of the values that are stored. (ACC-22) */
export function readableColumns({ displayedHeaders, layout }: Columns): Columns {
  const columns = displayedHeaders.filter(isOfUse);
  return { displayedHeaders: columns.map(withNames), layout };
}

function withNames(column: ListFieldLayout): ListFieldLayout {
  if (COMMON.has(column.name)) return Object.assign({}, column, { label: labelOf(column.name, column.name) });
  if (column.attribute.type !== 'enumeration' || column.cellFormatter) return column;

  return { ...column, cellFormatter: (document) => <Choice value={document[column.name]} /> };
}

/** A choice by its name: the message whose id is the stored value, as in the forms and filters of Strapi. */
const Choice = ({ value }: Readonly<{ value: unknown }>) => (
  <Typography textColor="neutral800">
    {typeof value === 'string' && value !== '' ? <FormattedMessage id={value} defaultMessage={value} /> : '-'}
  </Typography>
);

/** Changes the filters of lists: fields by their labels, choices by their names, and no field that nobody reads. (ACC-22) */
export function readableFilters({ displayedFilters, layout }: Filters): Filters {
  const filters = displayedFilters.filter(isOfUse);
  return { displayedFilters: filters.map(withLabel), layout };
}

function withLabel(filter: InjectableListViewFilter): InjectableListViewFilter {
  const { name, label, type } = filter;
  return { ...filter, ...inputOf(type), label: typeof label === 'string' && name !== '__status' ? labelOf(name, label) : label };
}

/** A filter with an input of its own is shown by the name of the choice, others by the value; Strapi's input of a moment is English. */
function inputOf(type: string): Pick<InjectableListViewFilter, 'input' | 'options'> {
  if (type === 'enumeration') return { input: ChoiceInput };
  if (type === 'boolean') return { input: ChoiceInput, options: yesAndNo() };
  return type === 'date' || type === 'datetime' ? { input: DateInput } : {};
}

/** Hooks of lists have no messages, and Strapi takes the names of these choices as they are. */
function yesAndNo(): { value: string; label: string }[] {
  const words = localStorage.getItem(LANGUAGE_KEY) === 'en' ? en : fr;
  return [
    { value: 'true', label: words['app.components.ToggleCheckbox.on-label'] },
    { value: 'false', label: words['app.components.ToggleCheckbox.off-label'] },
  ];
}

type FilterInputProps = ComponentProps<NonNullable<InjectableListViewFilter['input']>>;

function DateInput({ name, type, 'aria-label': label }: FilterInputProps) {
  const { formatMessage } = useIntl();
  const t = (id: string) => formatMessage({ id: `cordee.filter.${id}` });
  const words = { placeholder: t('dateForm'), dateLabel: t('date'), timeLabel: t('time') };
  return <InputRenderer type={type === 'date' ? 'date' : 'datetime'} name={name} label={null} aria-label={label} {...words} />;
}

const ChoiceInput = ({ name, options = [], 'aria-label': label }: FilterInputProps) => (
  <InputRenderer
    type="enumeration"
    name={name}
    label={null}
    aria-label={label}
    options={options.map((option) => (typeof option === 'string' ? { value: option } : option))}
  />
);

/** Whether a field is of use to those who read the list: the others have no label (`hide-unread-fields.ts` of the plugin `staff`). */
const isOfUse = ({ label }: Readonly<{ label: unknown }>) => label !== '';

/** The label that a field has in the form of its content type. */
const labelOf = (name: string, defaultMessage: string) => ({
  id: COMMON.has(name) ? `cordee.field.${name}` : `content-manager.content-types.${modelOfList()}.${name}`,
  defaultMessage,
});

/** The content type whose list is open: hooks of lists are not told which. */
const modelOfList = () => /collection-types\/([^/?]+)/.exec(location.pathname)?.[1];
