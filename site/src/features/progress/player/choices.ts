/** What somebody chose in a player, for every film that they open in this browser. */
const NAMES = { speed: 'player.speed', captions: 'player.captions' } as const;

/** The speed last chosen; once as fast as life when none was. */
export const chosenSpeed = (): number => Number(read(NAMES.speed)) || 1;
export const chooseSpeed = (rate: number): void => write(NAMES.speed, String(rate));

/** Whether captions are wanted: they are, until somebody turns them off. (LRN-19) */
export const wantsCaptions = (): boolean => read(NAMES.captions) !== 'off';
export const chooseCaptions = (wanted: boolean): void => write(NAMES.captions, wanted ? 'on' : 'off');

// A browser may refuse to keep anything: then every film begins as if nothing had been chosen.
function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {}
}
