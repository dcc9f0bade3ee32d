import { useDayText, useText } from '@cordee/kernel/admin';

/** Returns a function that says what was done, by the code of the act and its facts: days are written in words. (ACC-14) */
export function useActText() {
  const t = useText('staff.history.act');
  const dayText = useDayText();
  return (act: string, facts: Readonly<Record<string, string>>) => t(act, facts['day'] ? { ...facts, day: dayText(facts['day']) } : facts);
}
