import { useRefusalText, useText } from '@cordee/kernel/admin';
import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { PastedPerson } from '../../server/domain/pasted-list.ts';
import { type ListedPerson, needsLook, type PastedList } from './use-pasted-list';

/** `next`: where the buttons are for what is done next. */
type CorrectionsProps = Readonly<{ pasted: PastedList; next: RefObject<HTMLElement | null> }>;

/** The lines of a list that are wrong, or whose names seem to be the wrong way round: each says why, and is corrected in place. (ACC-4, PART-4) */
export function LinesToCorrect({ pasted, next }: CorrectionsProps) {
  const t = useText('seats.paste');
  const list = useFocusAfterCorrection(pasted.isChecking, next);
  const lines = (pasted.list?.people ?? []).filter(needsLook);
  const wrong = lines.filter(({ checked }) => checked.state === 'wrong').length;
  const swapped = lines.filter(({ checked }) => checked.isSwapped).length;
  if (lines.length === 0) return null;

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {wrong + swapped > 0 && (
        <Typography role="status" fontWeight="bold">
          {t('toCorrect', { wrong, swapped })}
        </Typography>
      )}
      {wrong > 1 && (
        <Flex>
          <Button variant="tertiary" size="S" onClick={pasted.removeWrong}>
            {t('removeWrong', { wrong })}
          </Button>
        </Flex>
      )}
      <Flex tag="ol" {...list} direction="column" alignItems="stretch" gap={4} style={LIST}>
        {lines.map((line) => (
          <LineToCorrect key={line.id} line={line} onCorrect={pasted.correct} onRemove={pasted.remove} />
        ))}
      </Flex>
    </Flex>
  );
}

/**
 * Once a line that somebody was correcting is gone, the focus goes to the one in its place, or when there is none to what is done next; it stays where it
 * was put meanwhile. Returns what the list of lines is given.
 */
function useFocusAfterCorrection(isChecking: boolean, next: CorrectionsProps['next']) {
  const ref = useRef<HTMLOListElement>(null);
  const focused = useRef<number>(undefined);
  useEffect(() => {
    if (focused.current === undefined || isChecking || document.activeElement !== document.body) return;

    const lines = ref.current?.children;
    const line = lines?.[focused.current] ?? lines?.[0];
    focused.current = undefined;
    (line?.querySelector('input') ?? next.current?.querySelector<HTMLElement>('button:enabled'))?.focus();
  });
  const onFocus = ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
    focused.current = [...currentTarget.children].findIndex((line) => line.contains(target));
  };
  const onBlur = () => {
    focused.current = undefined;
  };
  return { ref, onFocus, onBlur };
}

/** Many lines scroll. */
const LIST = { listStyle: 'none', margin: 0, padding: '0.25rem', maxHeight: '60vh', overflowY: 'auto' } as const;

type LineProps = Readonly<{
  line: ListedPerson;
  onCorrect: (id: number, typed: PastedPerson) => void;
  onRemove: (id: number) => void;
}>;

function LineToCorrect({ line: { id, typed, checked, isOpen }, onCorrect, onRemove }: LineProps) {
  const t = useText('seats.paste');
  const refusalText = useRefusalText('seats');
  const [correction, setCorrection] = useState<Partial<PastedPerson>>({});
  const committed = useRef<PastedPerson>(undefined);
  useEffect(() => {
    // The whole list was exchanged; what is typed while the line is being checked stays.
    if (typed !== committed.current) setCorrection({});
  }, [typed]);
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) line.current?.querySelector('input')?.focus();
  }, [isOpen]);
  const shown = { ...typed, ...correction };
  const commit = (person = shown) => {
    const isChanged = person.email !== typed.email || person.firstName !== typed.firstName || person.lastName !== typed.lastName;
    if (!isChanged && !isOpen) return;

    committed.current = person;
    onCorrect(id, person);
  };
  // The line is checked once the focus leaves it: several of its fields may be wrong.
  const commitOnLeave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (!currentTarget.contains(relatedTarget)) commit();
  };
  const swap = () => {
    const person = { ...shown, firstName: shown.lastName, lastName: shown.firstName };
    setCorrection(person);
    commit(person);
  };
  const field = (name: keyof PastedPerson) => (
    <Field.Root name={`line-${id}-${name}`}>
      <Field.Label>{t(name)}</Field.Label>
      <Field.Input
        value={shown[name]}
        onChange={({ target }: { target: { value: string } }) => setCorrection({ ...correction, [name]: target.value })}
        onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && commit()}
      />
    </Field.Root>
  );
  const why = checked.fault
    ? refusalText(checked.fault)
    : checked.isSwapped && t('isSwapped', { firstName: checked.firstName, lastName: checked.lastName });
  return (
    <Flex tag="li" ref={line} direction="column" alignItems="stretch" gap={2} onBlur={commitOnLeave}>
      <Typography textColor={checked.fault ? 'danger600' : 'warning700'}>
        {t('line', { number: id + 1 })}
        {why && ` ${why}`}
      </Typography>
      <Flex gap={3} wrap="wrap" alignItems="flex-end">
        {field('firstName')}
        {field('lastName')}
        {field('email')}
        <Button variant="secondary" size="S" aria-label={t('swapOf', { number: id + 1 })} onClick={swap}>
          {t('swap')}
        </Button>
        <Button variant="tertiary" size="S" aria-label={t('removeOf', { number: id + 1 })} onClick={() => onRemove(id)}>
          {t('remove')}
        </Button>
      </Flex>
    </Flex>
  );
}
