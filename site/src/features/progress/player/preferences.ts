/** The player preferences that are stored in this browser, for every film. */
const KEYS = { speed: 'player.speed', captions: 'player.captions' } as const;

/** Returns the playback rate that was chosen last, or 1. */
export const savedSpeed = (): number => Number(read(KEYS.speed)) || 1;
export const saveSpeed = (rate: number): void => write(KEYS.speed, String(rate));

/** Whether captions are shown: they are until they are turned off. (LRN-19) */
export const captionsEnabled = (): boolean => read(KEYS.captions) !== 'off';
export const saveCaptions = (enabled: boolean): void => write(KEYS.captions, enabled ? 'on' : 'off');

// A browser may deny access to its storage: then every film starts with the defaults.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {}
}
