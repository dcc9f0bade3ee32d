import { useDayText, useText } from '@cordee/kernel/admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { RotationPlan } from '../../admin-api.ts';
import { useNames } from './plan-names';

/** Says who gets no whole turn before the session ends, and at which pace everybody does, which is tried by a button. (ROT-6) */
export function PlanWarning({ plan, onTry }: Readonly<{ plan: RotationPlan; onTry: (days: number) => void }>) {
  const t = useText('rotations');
  const dayText = useDayText();
  const { inSentence } = useNames(plan);
  const { tried, waiting, withoutTotal, waitingTotal, pace } = plan;
  const without = waiting.flatMap(({ member, whole }) => (whole ? [] : [member]));
  if (withoutTotal === 0) return null;
  if (tried.kind === 'none') return <Typography>{t('warning.none', { total: waitingTotal })}</Typography>;

  const facts = { days: tried.days, end: dayText(plan.endsOn), ...inSentence(without, withoutTotal) };
  return (
    <Box background="warning100" borderColor="warning200" hasRadius padding={4} role="status">
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography textColor="warning700">{t(`warning.${tried.kind}`, facts)}</Typography>
        {tried.kind === 'paced' && <Typography>{pace === null ? t('noPace') : t('pace', { pace })}</Typography>}
        {pace !== null && (
          <Button type="button" variant="secondary" size="S" onClick={() => onTry(pace)}>
            {t('tryPace', { pace })}
          </Button>
        )}
      </Flex>
    </Box>
  );
}
