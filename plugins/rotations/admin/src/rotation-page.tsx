import { type DocumentScreenProps, Loaded, useEndpoint, useText } from '@cordee/kernel/admin';
import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { type ReactNode, useState } from 'react';
import { type RotationPlan, rotationsAdminApi } from '../../admin-api.ts';
import { type Draft, isSlotCount, queryOf, type TypedSettings, unchanged } from './draft.ts';
import { PlanWarning } from './plan-warning';
import { SaveRotation } from './save-rotation';
import { SettingsFields, TriedSlots } from './settings-fields';
import { TurnsTable } from './turns-table';
import { WaitingOrder } from './waiting-order';

/** Where staff choose how the slots of a session go round; the turns are those of what they try, before anything is saved. (ROT-1, ROT-3, ROT-6) */
export default function RotationPage({ document: session }: DocumentScreenProps) {
  const t = useText('rotations');
  const [draft, setDraft] = useState<Draft>();
  const [slots, setSlots] = useState<Readonly<{ tried: number | undefined }>>();
  const query = queryOf(draft);
  const reading = useEndpoint(rotationsAdminApi.rotation, { params: { session }, query });
  const triedSlots = slots && isSlotCount(slots.tried) ? { slots: slots.tried } : {};
  const { data: shown } = useEndpoint(rotationsAdminApi.rotation, { params: { session }, query: { ...query, ...triedSlots } });

  return (
    <Loaded of={reading}>
      {(plan) => {
        const current = draft ?? unchanged(plan);
        const changeSettings = (settings: Partial<TypedSettings>) =>
          setDraft({ ...current, settings: { ...current.settings, ...settings } });
        return (
          <Grid.Root gap={6}>
            <Column width={5}>
              <Card title={t('settings')}>
                <SettingsFields settings={current.settings} onChange={changeSettings} />
                <PlanWarning plan={shown ?? plan} onTry={(days) => changeSettings({ days })} />
                <SaveRotation session={session} plan={plan} isCurrent={reading.isCurrent} draft={draft} onDraft={setDraft} />
              </Card>
              {plan.waitingTotal > 0 && (
                <Card title={t('waiting')}>
                  <WaitingOrder
                    plan={shown ?? plan}
                    order={orderIn(plan, current)}
                    onMove={(to) => {
                      const from = current.order?.from ?? [];
                      const joined = orderIn(plan, current).filter((id) => !from.includes(id));
                      setDraft({ ...current, order: { from: [...from, ...joined], to } });
                    }}
                  />
                </Card>
              )}
            </Column>
            <Column width={7}>
              <Card title={t('turns')}>
                <Box maxWidth="24rem">
                  <TriedSlots
                    allowance={plan.tried.slots}
                    slots={slots ? slots.tried : plan.tried.slots}
                    onChange={(tried) => setSlots({ tried })}
                  />
                </Box>
                <TurnsTable plan={shown ?? plan} />
              </Card>
            </Column>
          </Grid.Root>
        );
      }}
    </Loaded>
  );
}

/** Those who wait, as the draft has them; who was put on the list meanwhile comes last. */
function orderIn({ members, waiting }: RotationPlan, { order }: Draft): string[] {
  const ids = waiting.flatMap(({ member }) => members[member]?.id ?? []);
  return order ? [...order.to, ...ids.filter((id) => !order.to.includes(id))] : ids;
}

const Column = ({ width, children }: Readonly<{ width: number; children: ReactNode }>) => (
  <Grid.Item col={width} s={12} xs={12} direction="column" alignItems="stretch" gap={6}>
    {children}
  </Grid.Item>
);

const Card = ({ title, children }: Readonly<{ title: string; children: ReactNode }>) => (
  <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="delta" tag="h2">
        {title}
      </Typography>
      {children}
    </Flex>
  </Box>
);
