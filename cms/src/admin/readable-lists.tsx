import type { InjectableListViewFilter, ListFieldLayout, ListLayout } from '@strapi/content-manager/strapi-admin';
import { Typography } from '@strapi/design-system';
import { InputRenderer } from '@strapi/strapi/admin';
import type { ComponentProps } from 'react';
import { FormattedMessage } from 'react-intl';

type Columns = { displayedHeaders: ListFieldLayout[]; layout: ListLayout };
type Filters = { displayedFilters: InjectableListViewFilter[]; layout: ListLayout };

/** The numbers that documents have in the database: no work of staff needs them. */
const NUMBERS = new Set(['id', 'documentId']);

const PERSON = 'plugin::users-permissions.user';

/** The fields of people that nobody reads or edits: they are managed through links, or have no effect here. */
const UNUSED = new Set(['username', 'provider', 'password', 'resetPasswordToken', 'confirmationToken', 'confirmed', 'role']);

/** The fields that every document has, whose name the labels of no content type give. */
const COMMON = new Set(['createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy']);

/** Changes the columns of lists: no numbers of the database, and choices by their names instead of the values that are stored. (ACC-22) */
export function readableColumns({ displayedHeaders, layout }: Columns): Columns {
  const columns = displayedHeaders.filter(({ name }) => isOfUse(name));
  return { displayedHeaders: columns.map(withNames), layout };
}

function withNames(column: ListFieldLayout): ListFieldLayout {
  if (COMMON.has(column.name)) return Object.assign({}, column, { label: labelOf(column.name, column.name) });
  if (column.attribute.type !== 'enumeration') return column;

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
  const filters = displayedFilters.filter(({ name }) => isOfUse(name));
  return { displayedFilters: filters.map(withLabel), layout };
}

function withLabel(filter: InjectableListViewFilter): InjectableListViewFilter {
  const { name, label, type } = filter;
  // A filter with an input of its own is shown by the name of the choice, others by the value.
  const input = type === 'enumeration' ? { input: ChoiceInput } : {};
  return { ...filter, ...input, label: typeof label === 'string' && name !== '__status' ? labelOf(name, label) : label };
}

type ChoiceInputProps = ComponentProps<NonNullable<InjectableListViewFilter['input']>>;

const ChoiceInput = ({ name, options = [], 'aria-label': label }: ChoiceInputProps) => (
  <InputRenderer
    type="enumeration"
    name={name}
    label={null}
    aria-label={label}
    options={options.map((option) => (typeof option === 'string' ? { value: option } : option))}
  />
);

/** Whether a field is of use to those who read the list. */
const isOfUse = (name: string) => !NUMBERS.has(name) && !(modelOfList() === PERSON && UNUSED.has(name));

/** The label that a field has in the form of its content type. */
const labelOf = (name: string, defaultMessage: string) => ({
  id: COMMON.has(name) ? `cordee.field.${name}` : `content-manager.content-types.${modelOfList()}.${name}`,
  defaultMessage,
});

/** The content type whose list is open: hooks of lists are not told which. */
const modelOfList = () => /collection-types\/([^/?]+)/.exec(location.pathname)?.[1];
