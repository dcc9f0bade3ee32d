import { arrangeRows, type Column, DataTable, useMemoryTable, useText } from '@cordee/kernel/admin';
import { IconButton } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import type { ListedPerson } from './use-pasted-list';

type Props = Readonly<{ people: readonly ListedPerson[]; onEdit: (id: number) => void }>;

const nameOf = ({ checked: { firstName, lastName } }: ListedPerson) => `${firstName} ${lastName}`.trim();

/** The lines of a list that can be added as they are, and those that are left out: what becomes of each. (ACC-4, PART-4) */
export function PastedPeople({ people, onEdit }: Props) {
  const t = useText('seats.paste');
  const control = useMemoryTable();
  const columns: Column<ListedPerson>[] = [
    { id: 'line', header: t('number'), sortBy: ({ id }) => id, cell: ({ id }) => id + 1 },
    { id: 'name', header: t('name'), sortBy: nameOf, cell: (person) => <bdi>{nameOf(person)}</bdi> },
    { id: 'email', header: t('email'), sortBy: ({ checked }) => checked.email, cell: ({ checked }) => checked.email },
    { id: 'state', header: t('state'), sortBy: ({ checked }) => t(`is.${checked.state}`), cell: ({ checked }) => t(`is.${checked.state}`) },
    {
      id: 'action',
      header: t('action'),
      cell: (person) =>
        person.checked.state === 'new' && (
          <IconButton label={t('edit', { name: nameOf(person) })} variant="ghost" onClick={() => onEdit(person.id)}>
            <Pencil />
          </IconButton>
        ),
    },
  ];
  const { rows, pages } = arrangeRows(people, { control, columns, searched: (person) => `${nameOf(person)} ${person.checked.email}` });
  const count = (state: ListedPerson['checked']['state']) => people.filter(({ checked }) => checked.state === state).length;
  return (
    <DataTable
      label={t('people')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
      control={control}
      count={t('counts', { new: count('new'), known: count('known'), leftOut: count('member') + count('twice') })}
      pages={pages}
    />
  );
}
