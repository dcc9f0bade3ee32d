import { type EndpointOutput, Loaded, Secondary, useAction, useEndpoint, useText } from '@cordee/kernel/admin';
import { Box, Checkbox, Field, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { seatsAdminApi } from '../../admin-api.ts';
import { SessionForm, SessionModal } from './session-modal';

type Props = Readonly<{ session: string }>;

/** Changes how many slots a session has; where they are fewer than their holders, who leaves is chosen. (SEAT-6) */
export function ChangeAllowance({ session }: Props) {
  const t = useText('seats.allowance');
  return <SessionModal title={t('title')}>{(close) => <Allowance session={session} onSaved={close} />}</SessionModal>;
}

function Allowance({ session, onSaved }: Props & Readonly<{ onSaved: () => void }>) {
  return (
    <Loaded of={useEndpoint(seatsAdminApi.allowance, { params: { session } })}>
      {(slots) => <AllowanceForm session={session} slots={slots} onSaved={onSaved} />}
    </Loaded>
  );
}

type FormProps = Props & Readonly<{ slots: EndpointOutput<typeof seatsAdminApi.allowance>; onSaved: () => void }>;

/** The allowance of a session at most. */
const MOST_SLOTS = 10_000;

/** Many holders scroll. */
const LIST = { border: 0, padding: 0, maxHeight: '40vh', overflowY: 'auto' } as const;

function AllowanceForm({ session, slots: { allowance: from, holders, rotates }, onSaved }: FormProps) {
  const t = useText('seats.allowance');
  const [change, { isRunning, refusal }] = useAction(seatsAdminApi.changeAllowance);
  const [typed, setTyped] = useState(String(from));
  const allowance = /^\s*\d{1,5}\s*$/.test(typed) ? Number(typed) : undefined;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const excess = allowance === undefined ? 0 : Math.max(0, holders.length - allowance);
  // Whoever holds no slot any more cannot leave it.
  const leaving = excess === 0 ? [] : holders.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
  const isTooLarge = allowance !== undefined && allowance > MOST_SLOTS;
  const isReady = !isRunning && allowance !== undefined && !isTooLarge && allowance !== from && leaving.length === excess;
  const submit = async () => {
    if (allowance === undefined) return;
    const { refusal } = await change({ params: { session }, body: { from, allowance, leaving } });
    if (refusal === undefined) onSaved();
  };

  return (
    <SessionForm
      save={t('save', { from, to: allowance ?? from, leaving: leaving.length })}
      isReady={isReady}
      refusal={refusal}
      onSubmit={submit}
    >
      <Field.Root
        name="session-allowance"
        hint={t('hint', { from, held: holders.length })}
        error={isTooLarge && t('most', { most: MOST_SLOTS })}
      >
        <Field.Label>{t('slots')}</Field.Label>
        <Field.Input
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={({ target }: { target: { value: string } }) => setTyped(target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {excess > 0 && (
        <Flex tag="fieldset" direction="column" alignItems="stretch" gap={2} style={LIST}>
          <Typography tag="legend" variant="pi" fontWeight="bold">
            {t('leave', { excess, chosen: leaving.length })}
          </Typography>
          {holders.map(({ id, name, slot, finished }) => (
            <Checkbox
              key={id}
              checked={chosen.includes(id)}
              onCheckedChange={(isChosen: boolean | 'indeterminate') =>
                setChosen([...chosen.filter((each) => each !== id), ...(isChosen === true ? [id] : [])])
              }
            >
              {t('holder', { slot, name: name || t('former'), finished: String(finished) })}
            </Checkbox>
          ))}
        </Flex>
      )}
      {excess > 0 && (
        <Box role="status">
          <Secondary>{t(rotates ? 'firstInLine' : 'off')}</Secondary>
        </Box>
      )}
    </SessionForm>
  );
}
