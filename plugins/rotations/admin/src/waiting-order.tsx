import { Secondary, useDayText, useText } from '@cordee/kernel/admin';
import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp } from '@strapi/icons';
import { useEffect, useRef, useState } from 'react';
import type { RotationPlan } from '../../admin-api.ts';
import { moved } from './draft.ts';
import { useNames } from './plan-names';

type Props = Readonly<{ plan: RotationPlan; order: readonly string[]; onMove: (order: string[]) => void }>;

/** A long list scrolls. */
const LIST = { listStyle: 'none', margin: 0, maxHeight: '28rem', overflowY: 'auto' } as const;

const MOVES = [
  { by: -1, name: 'up', icon: <ArrowUp /> },
  { by: 1, name: 'down', icon: <ArrowDown /> },
] as const;

/** Those who wait, in the order that is tried, each with the likely first day of their turn; buttons move them by one place. (ROT-1, ROT-6) */
export function WaitingOrder({ plan, order, onMove }: Props) {
  const t = useText('rotations');
  const dayText = useDayText();
  const { nameOf } = useNames(plan);
  const list = useRef<HTMLOListElement>(null);
  const [last, setLast] = useState<Readonly<{ id: string; name: string }>>();
  // A row that moves loses the focus; at an end of the list the other button of the pair gets it.
  useEffect(() => {
    const buttons = [
      ...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-member="${last?.id}"] button[aria-disabled="false"]`) ?? []),
    ];
    (buttons.find((button) => button.dataset['move'] === last?.name) ?? buttons[0])?.focus();
  }, [last]);

  const indexOf = new Map(plan.members.map(({ id }, index) => [id, index]));
  const firstDays = new Map(plan.waiting.map(({ member, from }) => [member, from]));
  return (
    <>
      <Typography tag="p" role="status">
        {last
          ? t('movedTo', { name: nameOf(indexOf.get(last.id) ?? -1), place: order.indexOf(last.id) + 1 })
          : t('waitingTotal', { total: plan.waitingTotal })}
      </Typography>
      <Flex tag="ol" ref={list} direction="column" alignItems="stretch" gap={1} padding={1} style={LIST}>
        {order.map((id, index) => {
          const member = indexOf.get(id) ?? -1;
          const from = firstDays.get(member);
          return (
            <Flex key={id} tag="li" data-member={id} justifyContent="space-between" gap={2}>
              <Box>
                <Typography>{t('inLine', { place: index + 1, name: nameOf(member) })}</Typography>
                <Secondary>{from ? t('likelyFrom', { day: dayText(from) }) : t('noTurn')}</Secondary>
              </Box>
              <Flex gap={1}>
                {MOVES.map(({ by, name, icon }) => (
                  <IconButton
                    key={name}
                    type="button"
                    label={t(name, { name: nameOf(member) })}
                    data-move={name}
                    disabled={index + by < 0 || index + by >= order.length}
                    onClick={() => {
                      onMove(moved(order, index, by));
                      setLast({ id, name });
                    }}
                  >
                    {icon}
                  </IconButton>
                ))}
              </Flex>
            </Flex>
          );
        })}
      </Flex>
    </>
  );
}
