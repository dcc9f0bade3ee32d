import { ConfirmDialog, Refusal, useAction, useText } from '@cordee/kernel/admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { type RotationPlan, rotationsAdminApi } from '../../admin-api.ts';
import { type Draft, settingsOf } from './draft.ts';
import { useNames } from './plan-names';

type Props = Readonly<{
  session: string;
  /** Of what is tried, and of as many slots as there are. */
  plan: RotationPlan;
  /** Whether the plan is of the draft already. */
  isCurrent: boolean;
  draft: Draft | undefined;
  onDraft: (draft: Draft | undefined) => void;
}>;

/** Saves what is tried, once asked when members get a slot by it there and then: they are named, and told by mail. (ROT-1, ROT-7) */
export function SaveRotation({ session, plan, isCurrent, draft, onDraft }: Props) {
  const t = useText('rotations');
  const [save, { isRunning, refusal }] = useAction(rotationsAdminApi.saveRotation);
  const [isAsking, setIsAsking] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const { inSentence } = useNames(plan);
  const given = plan.waiting.flatMap(({ member, from }) => (from === plan.today && plan.tried.kind !== 'none' ? [member] : []));
  const settings = draft && settingsOf(draft, plan);
  const isOutdated = draft !== undefined && draft.version !== plan.version;

  const confirm = async () => {
    if (!draft || !settings) return;
    const { refusal } = await save({ params: { session }, body: { version: draft.version, settings, order: draft.order } });
    setIsAsking(false);
    setIsSaved(refusal === undefined);
    if (refusal === undefined) onDraft(undefined);
    if (refusal?.code === 'seats.waiting_list_changed') onDraft({ ...draft, order: null });
  };
  return (
    <>
      {isOutdated && <ChangedMeanwhile plan={plan} draft={draft} onDraft={onDraft} />}
      {draft && <Refusal plugin="rotations" of={refusal} />}
      {isSaved && !draft && (
        <Typography textColor="success700" role="status">
          {t('isSaved')}
        </Typography>
      )}
      <Flex gap={2} wrap="wrap">
        <Button
          disabled={!settings || !isCurrent || isOutdated || isRunning}
          onClick={() => (given.length > 0 ? setIsAsking(true) : void confirm())}
        >
          {t('save')}
        </Button>
        {draft && (
          <Button variant="tertiary" onClick={() => onDraft(undefined)}>
            {t('discard')}
          </Button>
        )}
      </Flex>
      <ConfirmDialog
        question={{ title: t('saveTitle'), body: t('gets', inSentence(given)), confirm: t('save'), cancel: t('cancel') }}
        isOpen={isAsking}
        isRunning={isRunning}
        onConfirm={confirm}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}

/** Says that somebody has saved other settings since, and which; the draft is dropped, or saved in place of theirs. (ROT-1) */
function ChangedMeanwhile({ plan, draft, onDraft }: Pick<Props, 'plan' | 'onDraft'> & Readonly<{ draft: Draft }>) {
  const t = useText('rotations');
  return (
    <Box background="warning100" borderColor="warning200" hasRadius padding={4} role="alert">
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography textColor="warning700">
          {t('changedMeanwhile', { summary: t(`summary.${plan.saved.kind}`, { days: plan.saved.days }) })}
        </Typography>
        <Flex gap={2} wrap="wrap">
          <Button variant="secondary" size="S" onClick={() => onDraft(undefined)}>
            {t('takeTheirs')}
          </Button>
          <Button variant="tertiary" size="S" onClick={() => onDraft({ ...draft, version: plan.version })}>
            {t('keepMine')}
          </Button>
        </Flex>
      </Flex>
    </Box>
  );
}
