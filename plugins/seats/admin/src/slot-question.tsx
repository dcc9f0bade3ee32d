import { Loaded, Refusal, useAction, useEndpoint, useText } from '@cordee/kernel/admin';
import { Button, Checkbox, Dialog, Flex, Radio, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { type SlotQuestion as Question, type SlotStanding, seatsAdminApi } from '../../admin-api.ts';

type Action = SlotStanding['may'][number];
type Props = Readonly<{ session: string; member: string; action: Action; onClose: () => void }>;

/** What staff have chosen in the question; `to`: who gets the slot that is released, if not the first in line. */
type Choice = Readonly<{ requeue: boolean; to: string | undefined }>;

/**
 * Asks before the slot of a member changes: says what that does, what is sent, and who is next. Whoever would be overtaken is named, and named to the
 * server: if somebody else is first by then, it refuses, and the question names them. (SEAT-7, ROT-1, ROT-7, H-20)
 */
export function SlotQuestion({ session, member, action, onClose }: Props) {
  const t = useText('seats.slots');
  const reading = useEndpoint(seatsAdminApi.slotQuestion, { params: { session, member } });
  const [act, { isRunning, refusal }] = useAction(seatsAdminApi.actOnSlot);
  const [chosen, setChosen] = useState<Choice>({ requeue: false, to: undefined });
  const { data: question } = reading;
  // Who was chosen may have become the first in line since, or wait no more.
  const choice = { ...chosen, to: question?.line.slice(1).find(({ id }) => id === chosen.to)?.id };
  const overtaken = question && overtakenIn(question, action, choice);
  const confirm = async () => {
    const { to } = choice;
    const requeue = chosen.requeue && question?.mayRequeue === true;
    const body = { action, requeue, ...(to && { to }), ...(overtaken && { overtaken: overtaken.id }) };
    const { refusal } = await act({ params: { session, member }, body });
    if (refusal === undefined) onClose();
  };

  return (
    <>
      <Dialog.Header>{t(`title.${action}`)}</Dialog.Header>
      <Dialog.Body textAlign="start">
        <Flex direction="column" alignItems="stretch" gap={3} width="100%">
          <Loaded of={reading}>
            {(question) => <Consequences question={question} action={action} choice={choice} onChoose={setChosen} />}
          </Loaded>
          <Refusal plugin="seats" of={refusal} />
        </Flex>
      </Dialog.Body>
      <Dialog.Footer>
        <Dialog.Cancel>
          <Button variant="tertiary" fullWidth>
            {t('cancel')}
          </Button>
        </Dialog.Cancel>
        <Button variant={overtaken ? 'danger-light' : 'default'} fullWidth disabled={isRunning || !question} onClick={confirm}>
          {t(overtaken ? 'button.overtake' : `button.${action}`)}
        </Button>
      </Dialog.Footer>
    </>
  );
}

/** Who is overtaken by what is chosen: the first in line, by a member who is given a slot, or by whoever gets the one that is released. */
function overtakenIn({ overtaken, rotates, line }: Question, action: Action, { to }: Choice) {
  if (action === 'assign') return overtaken ?? undefined;
  return action === 'release' && rotates && to !== undefined ? line[0] : undefined;
}

type ConsequencesProps = Readonly<{ question: Question; action: Action; choice: Choice; onChoose: (choice: Choice) => void }>;

/** A long line scrolls. */
const LIST = { maxHeight: '14rem', overflowY: 'auto' } as const;

function Consequences({ question, action, choice, onChoose }: ConsequencesProps) {
  const t = useText('seats.slots');
  const { line, rotates, mayRequeue, getsFreeSlot } = question;
  const nameOf = (name: string | null) => name ?? t('former');
  return (
    <>
      <Typography>{t(`what.${action === 'wait' && getsFreeSlot ? 'getsFreeSlot' : action}`, { name: nameOf(question.name) })}</Typography>
      <NextInLine question={question} action={action} choice={choice} />
      {action === 'release' && rotates && line.length > 1 && (
        <Radio.Group
          value={choice.to ?? line[0]?.id ?? ''}
          onValueChange={(to: string) => onChoose({ ...choice, to })}
          aria-label={t('to')}
        >
          <Typography variant="pi" fontWeight="bold">
            {t('to')}
          </Typography>
          <Flex direction="column" alignItems="stretch" gap={2} padding={1} style={LIST}>
            {line.map(({ id, name }, index) => (
              <Radio.Item key={id} value={id}>
                {t('inLine', { place: index + 1, name: nameOf(name) })}
              </Radio.Item>
            ))}
          </Flex>
        </Radio.Group>
      )}
      {action === 'release' && mayRequeue && (
        <Checkbox
          checked={choice.requeue}
          onCheckedChange={(isChosen: boolean | 'indeterminate') => onChoose({ ...choice, requeue: isChosen === true })}
        >
          {t('requeue')}
        </Checkbox>
      )}
    </>
  );
}

/** Says who is next, or overtaken, where the slot of a member is given or released. (SEAT-7, ROT-7, H-20) */
function NextInLine({ question, action, choice }: Omit<ConsequencesProps, 'onChoose'>) {
  const t = useText('seats.slots');
  const { line, rotates, place } = question;
  if (action !== 'assign' && action !== 'release') return null;

  const nameOf = (who: { name: string | null } | undefined) => who?.name ?? t('former');
  const overtaken = overtakenIn(question, action, choice);
  if (overtaken) {
    const given = action === 'assign' ? question : line.find(({ id }) => id === choice.to);
    return (
      <Typography textColor="warning700" fontWeight="bold">
        {t(`overtake.${action}`, { name: nameOf(given), overtaken: nameOf(overtaken) })}
      </Typography>
    );
  }
  if (line.length === 0) return <Typography>{t('nobodyWaits')}</Typography>;
  if (action === 'assign' && (rotates || place === 1)) return <Typography>{t('isNext')}</Typography>;
  return <Typography>{t(`next.${action === 'release' && rotates ? 'handOver' : action}`, { name: nameOf(line[0]) })}</Typography>;
}
