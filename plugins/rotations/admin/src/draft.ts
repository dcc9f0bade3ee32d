import type { RotationPlan, RotationSettings } from '../../admin-api.ts';

/** The settings as far as they are typed. */
export type TypedSettings = Omit<RotationSettings, 'days'> & Readonly<{ days: number | undefined }>;

/** Members who wait, in the order that they are put into, and in the one that this began from. (ROT-1) */
type Order = Readonly<{ from: string[]; to: string[] }>;

/** What is tried and not saved yet; `version`: of the settings that it began from. (ROT-6) */
export type Draft = Readonly<{ version: number; settings: TypedSettings; order: Order | null }>;

/** The draft in which nothing is changed yet. */
export const unchanged = ({ version, saved }: RotationPlan): Draft => ({ version, settings: saved, order: null });

/** Whether a turn can last as many days as were typed. */
export const isTurnDays = (days: number | undefined): days is number =>
  days !== undefined && Number.isInteger(days) && days >= 1 && days <= 9999;

/** Whether a calendar can be drawn for as many slots as were typed. */
export const isSlotCount = (slots: number | undefined): slots is number =>
  slots !== undefined && Number.isInteger(slots) && slots >= 0 && slots <= 200;

/** The settings to save; undefined while the days of a paced rotation are none. */
export function settingsOf({ settings: { days, ...settings } }: Draft, { saved }: RotationPlan): RotationSettings | undefined {
  if (isTurnDays(days)) return { ...settings, days };
  return settings.kind === 'paced' ? undefined : { ...settings, days: saved.days };
}

/** What of a draft the calendar is drawn for. */
export function queryOf(draft: Draft | undefined) {
  if (!draft) return {};

  const { kind, days, weekends, holidays, leaversReturn } = draft.settings;
  return {
    kind,
    days: isTurnDays(days) ? days : undefined,
    weekends: `${weekends}` as const,
    holidays: `${holidays}` as const,
    leaversReturn: `${leaversReturn}` as const,
    order: draft.order?.to.map((id) => (draft.order?.from.indexOf(id) ?? 0) + 1).join(),
  };
}

/** The list with the member at this index moved by one place. */
export function moved(ids: readonly string[], index: number, by: -1 | 1): string[] {
  const [member] = ids.slice(index, index + 1);
  return member === undefined ? [...ids] : ids.toSpliced(index, 1).toSpliced(index + by, 0, member);
}
