import { DayField, isDay, Secondary, useText } from '@cordee/kernel/admin';
import { Flex } from '@strapi/design-system';
import { type InputProps, useField } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { proposedEnd } from '../../server/domain/proposed-end.ts';
import { useSessionForm } from './session-form';

/**
 * The last day in the form of a session: proposed 12 months after the first while it is being created; later it says where the dates of a session that
 * has members are changed. (SEAT-2, SEAT-6)
 */
export default function LastDayInput({ name, label, labelAction, required = false, disabled = false }: InputProps) {
  const t = useText('seats.form');
  const { value, error, onChange } = useField<string | null>(name);
  const { startsOn, documentId } = useSessionForm();
  const proposed = useRef<string | null>(null);
  const proposal = documentId === undefined && typeof startsOn === 'string' && isDay(startsOn) ? proposedEnd(startsOn) : null;
  useEffect(() => {
    // Each day is proposed once, and not over what was typed.
    if (proposal === null || proposal === proposed.current || (value && value !== proposed.current)) return;
    proposed.current = proposal;
    onChange(name, proposal);
  }, [proposal, value, name, onChange]);

  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <DayField {...{ name, label, labelAction, required, disabled, error, value }} onChange={(day) => onChange(name, day)} />
      {documentId !== undefined && <Secondary>{t('dates')}</Secondary>}
    </Flex>
  );
}
