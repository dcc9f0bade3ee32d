import { Secondary, useText } from '@cordee/kernel/admin';
import { Box, Checkbox, Field, Flex, Radio, TextInput, Typography } from '@strapi/design-system';
import type { RotationSettings } from '../../admin-api.ts';
import { isSlotCount, isTurnDays, type TypedSettings } from './draft.ts';

const KINDS = ['none', 'natural', 'paced'] as const;
const CHOICES = ['weekends', 'holidays', 'leaversReturn'] as const;

type Props = Readonly<{ settings: TypedSettings; onChange: (changes: Partial<TypedSettings>) => void }>;

/** How the slots go round, as it is chosen; what is of a paced rotation alone is asked for nothing else. (ROT-1, ROT-3, ROT-7) */
export function SettingsFields({ settings, onChange }: Props) {
  const t = useText('rotations');
  return (
    <>
      <Radio.Group value={settings.kind} onValueChange={(kind: RotationSettings['kind']) => onChange({ kind })} aria-label={t('kind')}>
        <Flex direction="column" alignItems="stretch" gap={3}>
          {KINDS.map((kind) => (
            <Box key={kind}>
              <Radio.Item value={kind}>{t(`kind.${kind}`)}</Radio.Item>
              <Box paddingLeft={6}>
                <Secondary>{t(`hint.${kind}`)}</Secondary>
              </Box>
            </Box>
          ))}
        </Flex>
      </Radio.Group>
      {settings.kind === 'paced' && (
        <>
          <CountField
            name="days"
            hint={t('daysHint')}
            error={!isTurnDays(settings.days) && t('daysRefused')}
            value={settings.days}
            onChange={(days) => onChange({ days })}
          />
          {CHOICES.map((choice) => (
            <Checkbox
              key={choice}
              checked={settings[choice]}
              onCheckedChange={(isChosen: boolean | 'indeterminate') => onChange({ [choice]: isChosen === true })}
            >
              {t(choice)}
            </Checkbox>
          ))}
        </>
      )}
    </>
  );
}

type SlotsProps = Readonly<{ allowance: number; slots: number | undefined; onChange: (slots: number | undefined) => void }>;

/** For how many slots the turns are shown: the allowance itself is on the form of the session. (ROT-6, SEAT-6) */
export function TriedSlots({ allowance, slots, onChange }: SlotsProps) {
  const t = useText('rotations');
  return (
    <CountField
      name="slots"
      hint={t('slotsHint', { allowance })}
      error={slots !== allowance && !isSlotCount(slots) && t('slotsRefused')}
      value={slots}
      onChange={onChange}
    />
  );
}

type CountProps = Readonly<{
  name: 'days' | 'slots';
  hint: string;
  error: string | false;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}>;

function CountField({ name, hint, error, value, onChange }: CountProps) {
  const t = useText('rotations');
  return (
    <Field.Root name={`rotation-${name}`} hint={hint} error={error}>
      <Field.Label>
        <Typography variant="pi" fontWeight="bold">
          {t(name)}
        </Typography>
      </Field.Label>
      <TextInput
        type="number"
        min={name === 'days' ? 1 : 0}
        value={value ?? ''}
        onChange={({ target }: { target: HTMLInputElement }) => onChange(target.value === '' ? undefined : Number(target.value))}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
