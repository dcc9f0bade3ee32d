import { DayField, isDay, useDayText, useText } from '@cordee/kernel/admin';
import { Checkbox, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { MembersView } from '../../admin-api.ts';

/** What staff decide of a member. `endsOn`: their own last day, as far as it is typed; `establishment`: empty for the first of the company;
 * `managers`: their memberships. */
export type MemberInput = Readonly<{ endsOn: string | null; establishment: string; managers: string[] }>;

/** Whether what is typed can be sent. */
export const isComplete = ({ endsOn }: MemberInput): boolean => endsOn === null || isDay(endsOn);

type Manager = Pick<MembersView['managers'][number], 'name' | 'email'>;

type Props = Readonly<{
  view: MembersView /** The membership of the member, once there is one. */;
  member?: string;
  input: MemberInput;
  onChange: (changes: Partial<MemberInput>) => void;
}>;

/** A manager by name, and by address where another has the same name. */
const shownManager = ({ name, email }: Manager, among: readonly Manager[]): string =>
  among.some((other) => other.name === name && other.email !== email) ? `${name}, ${email}` : name;

/** Many managers scroll. */
const LIST = { border: 0, padding: 0, maxHeight: '16rem', overflowY: 'auto' } as const;

/** The establishment of a member, to choose where the company has several, who manages them, and a last day of their own. (SEAT-1, SEAT-6, ACC-8) */
export function MemberFields({ view: { endsOn, establishments, managers }, member, input, onChange }: Props) {
  const t = useText('seats.members');
  const dayText = useDayText();
  const [tied] = useState(input.managers);
  const choices = managers.filter(({ id, available }) => id !== member && (available || tied.includes(id)));
  return (
    <>
      {establishments.length > 1 && (
        <Field.Root name="member-establishment">
          <Field.Label>{t('establishment')}</Field.Label>
          <SingleSelect
            value={input.establishment || establishments[0]?.document}
            onChange={(chosen: string | number) => onChange({ establishment: String(chosen) })}
          >
            {establishments.map(({ document, name }) => (
              <SingleSelectOption key={document} value={document}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
      {choices.length > 0 && (
        <Flex tag="fieldset" direction="column" alignItems="stretch" gap={2} style={LIST}>
          <Typography tag="legend" variant="pi" fontWeight="bold">
            {t('managers')}
          </Typography>
          {choices.map(({ id, reference, available, ...manager }) => (
            <Checkbox
              key={id}
              checked={input.managers.includes(id)}
              onCheckedChange={(isChosen: boolean | 'indeterminate') =>
                onChange({ managers: [...input.managers.filter((each) => each !== id), ...(isChosen === true ? [id] : [])] })
              }
            >
              {`${shownManager(manager, choices)} (${reference})${available ? '' : ` · ${t('managerUnavailable')}`}`}
            </Checkbox>
          ))}
        </Flex>
      )}
      <DayField
        name="member-ends-on"
        label={t('ownLastDay')}
        hint={t('ownLastDayHint', { day: dayText(endsOn) })}
        value={input.endsOn}
        onChange={(day) => onChange({ endsOn: day })}
      />
    </>
  );
}
