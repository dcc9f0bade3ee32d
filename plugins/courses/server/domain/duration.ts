/** Why a text is no duration: it is none at all, it has sixty seconds or minutes, or it is too short or too long for a film. (LRN-5) */
export type DurationFault = 'unreadable' | 'sixty' | 'out-of-range';

/** How long a film may last, in seconds. */
export const LONGEST_FILM = 6 * 3600;

const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$/;
const WORDS =
  /^(?:(?<hours>\d{1,2}) *(?:h|heures?|hours?) *)?(?:(?<minutes>\d{1,3}) *(?:min|mn|minutes?|m|['’′]) *)?(?:(?<last>\d{1,5}) *(?<unit>s|sec|secondes?|seconds?|["”″])?)?$/i;

/**
 * Reads a duration as people type it, in seconds: `3:33`, `1:02:03`, `3 min 33`, `1h02`, `213 s`. A number alone is seconds, as in the file
 * managers and players that editors copy it from. (LRN-5)
 */
export function parseDuration(text: string): number | DurationFault {
  const typed = text.trim();
  const [hours, minutes, seconds] = clockParts(typed) ?? wordParts(typed) ?? [];
  if (hours === undefined || minutes === undefined || seconds === undefined) return 'unreadable';
  if ((seconds > 59 && minutes + hours > 0) || (minutes > 59 && hours > 0)) return 'sixty';

  const total = hours * 3600 + minutes * 60 + seconds;
  return total >= 1 && total <= LONGEST_FILM ? total : 'out-of-range';
}

type Parts = readonly [hours: number, minutes: number, seconds: number];

function clockParts(typed: string): Parts | undefined {
  const [found, hours = 0, minutes, seconds] = CLOCK.exec(typed) ?? [];
  return found === undefined ? undefined : [Number(hours), Number(minutes), Number(seconds)];
}

function wordParts(typed: string): Parts | undefined {
  const { hours, minutes, last, unit } = WORDS.exec(typed)?.groups ?? {};
  if (hours === undefined && minutes === undefined && last === undefined) return undefined;
  // "1h02": what follows hours alone, without a unit, is minutes.
  if (hours !== undefined && minutes === undefined && unit === undefined) return [Number(hours), Number(last ?? 0), 0];

  return [Number(hours ?? 0), Number(minutes ?? 0), Number(last ?? 0)];
}

/** A duration as on the clock of a player: `3:33`, `1:02:03`. */
export function formatDuration(seconds: number): string {
  const [hours, minutes, rest] = partsOf(seconds);
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A duration in words that are the same in French and in English: `3 min 33 s`. */
export function spellDuration(seconds: number): string {
  const [hours, minutes, rest] = partsOf(seconds);
  const parts = [[hours, 'h'] as const, [minutes, 'min'] as const, [rest, 's'] as const];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, unit]) => `${number} ${unit}`)
    .join(' ');
}

const partsOf = (seconds: number): Parts => [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
