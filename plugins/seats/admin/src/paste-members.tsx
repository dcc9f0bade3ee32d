import { Refusal, useAction, useDateText, useKept, useText } from '@cordee/kernel/admin';
import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { type RefObject, useRef } from 'react';
import { type MembersView, seatsAdminApi } from '../../admin-api.ts';
import { listOf, type PastedPerson } from '../../server/domain/pasted-list.ts';
import { isComplete, MemberFields, type MemberInput } from './member-fields';
import { followingAllowance, NewMemberSeats } from './new-member-seats';
import { LinesToCorrect } from './pasted-corrections';
import { PastedPeople } from './pasted-people';
import { usePastedList } from './use-pasted-list';

type Props = Readonly<{ session: string; view: MembersView }>;

const ROLES = ['learner', 'manager', 'manager-learner'] as const;

type PasteInput = Pick<MemberInput, 'endsOn' | 'establishment'> & { text: string; role: (typeof ROLES)[number] };

const EMPTY: PasteInput = { text: '', role: 'learner', endsOn: null, establishment: '' };

/**
 * Adds people from a list that is pasted: first it is read and checked, and each line says what becomes of it and can be corrected; then all of them are
 * added, with one role, or none. (ACC-4, SEAT-2, PART-4, H-75)
 */
export function PasteMembers({ session, view }: Props) {
  const t = useText('seats.paste');
  const [input, change, clear] = useKept({ model: 'plugin::seats.session', document: session, name: 'paste', title: t('title') }, EMPTY);
  const onCorrected = (people: readonly PastedPerson[]) => change({ text: listOf(people, [t('firstName'), t('lastName'), t('email')]) });
  const pasted = usePastedList({ session, role: input.role, onCorrected });
  const { list } = pasted;
  const buttons = useRef<HTMLDivElement>(null);

  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={6} tag="section" aria-label={t('title')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2">
          {t('title')}
        </Typography>
        {list ? (
          <>
            <Flex>
              <Button variant="secondary" size="S" onClick={pasted.swapAll}>
                {t('swapAll')}
              </Button>
            </Flex>
            <LinesToCorrect pasted={pasted} next={buttons} />
            <PastedPeople pasted={pasted} />
            <AddList session={session} view={view} pasted={pasted} input={input} onChange={change} onAdded={clear} buttons={buttons} />
          </>
        ) : (
          <>
            <Field.Root name="pasted-list" hint={t('hint')}>
              <Field.Label>{t('list')}</Field.Label>
              <Textarea
                rows={8}
                value={input.text}
                onChange={({ target }: { target: { value: string } }) => change({ text: target.value })}
                placeholder={t('example')}
              />
              <Field.Hint />
            </Field.Root>
            <Refusal plugin="seats" of={pasted.refusal} />
            <Flex>
              <Button
                variant="secondary"
                disabled={input.text.trim() === '' || pasted.isChecking}
                onClick={() => void pasted.read(input.text)}
              >
                {t('check')}
              </Button>
            </Flex>
          </>
        )}
      </Flex>
    </Box>
  );
}

type AddProps = Props &
  Readonly<{
    pasted: ReturnType<typeof usePastedList>;
    input: PasteInput;
    onChange: (changes: Partial<PasteInput>) => void;
    onAdded: () => void;
    buttons: RefObject<HTMLDivElement | null>;
  }>;

/** What all people of the list get, and the button that adds them. */
function AddList({ session, view, pasted, input, onChange, onAdded, buttons }: AddProps) {
  const t = useText('seats.paste');
  const roleName = useText('seats.role');
  const { toggleNotification } = useNotification();
  const [add, { isRunning, refusal }] = useAction(seatsAdminApi.addPasted);
  const people = pasted.list?.people ?? [];
  const joining = people.filter(({ checked: { state } }) => state === 'new' || state === 'known').length;
  const wrong = people.filter(({ checked }) => checked.state === 'wrong').length;
  const refused = pasted.list?.refused ?? undefined;
  const isReady = joining > 0 && wrong === 0 && !refused && !isRunning && !pasted.isChecking && isComplete({ ...input, managers: [] });
  const chooseRole = (chosen: string | number) => {
    const role = ROLES.find((each) => each === chosen) ?? 'learner';
    onChange({ role });
    pasted.recheck(role);
  };
  const submit = async () => {
    const { role, endsOn, establishment } = input;
    const allowance = followingAllowance(view.seats, role);
    const body = { people: people.map(({ typed }) => typed), role, endsOn, allowance, ...(establishment && { establishment }) };
    const { data, refusal } = await add({ params: { session }, body });
    if (refusal?.code === 'seats.lines_are_wrong') pasted.recheck(role);
    if (!data) return;
    toggleNotification({ type: 'success', message: t('added', { added: data.added }) });
    pasted.close();
    onAdded();
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4} maxWidth="56rem">
      <Field.Root name="paste-role">
        <Field.Label>{t('role')}</Field.Label>
        <SingleSelect value={input.role} onChange={chooseRole}>
          {ROLES.map((role) => (
            <SingleSelectOption key={role} value={role}>
              {roleName(role)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <MemberFields view={view} input={{ ...input, managers: [] }} onChange={onChange} lastDay={t('ownLastDay')} />
      <NewMemberSeats seats={view.seats} role={input.role} joining={joining} />
      <InvitedWhen view={view} role={input.role} />
      <Refusal plugin="seats" of={refused ?? refusal ?? pasted.refusal} />
      {wrong > 0 && <Typography textColor="danger600">{t('wrongFirst', { wrong })}</Typography>}
      <Flex ref={buttons} gap={3} wrap="wrap">
        <Button disabled={!isReady} onClick={() => void submit()}>
          {t('add', { joining })}
        </Button>
        <Button variant="tertiary" disabled={isRunning} onClick={pasted.close}>
          {t('back')}
        </Button>
      </Flex>
    </Flex>
  );
}

/** Says when those are invited who have no password yet. (ACC-4) */
function InvitedWhen({ view, role }: Pick<Props, 'view'> & Pick<PasteInput, 'role'>) {
  const t = useText('seats.paste');
  const formatDate = useDateText();
  const { learnersInvitedAt, invitedOnceCalledUp, timeZone } = view;
  const when =
    role === 'learner' && learnersInvitedAt && formatDate(learnersInvitedAt, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return (
    <Typography textColor="neutral600">
      {when ? t('invitedAt', { when }) : t(role === 'learner' && invitedOnceCalledUp ? 'invitedOnceCalledUp' : 'invitedAtOnce')}
    </Typography>
  );
}
