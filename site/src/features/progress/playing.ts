type Stretch = [from: number, to: number];

/** The longest step between two looks at the player that still counts as playing on, in seconds at normal speed. */
const STEP = 2;

/** Which stretches of a video have really been played since the page was opened, in seconds. (LRN-13) */
export class Playing {
  private readonly done: Stretch[] = [];
  private current: Stretch | undefined;

  /** The player is at this second. Playing on makes the stretch longer; anything else begins another. */
  at(second: number, rate: number): void {
    const { current } = this;
    const goesOn = current && second >= current[1] && second - current[1] <= STEP * Math.max(rate, 1);
    if (goesOn) current[1] = second;
    else this.begin(second);
  }

  /** The player has come to the end, which the last look may have missed by a moment. */
  reach(end: number): void {
    if (this.current && end - this.current[1] <= STEP * 2) this.current[1] = end;
  }

  /** The player moves elsewhere or stops: what follows does not continue what was. */
  jump(): void {
    this.current = undefined;
  }

  /** All stretches, those that touch made one. */
  get stretches(): Stretch[] {
    const merged: Stretch[] = [];
    for (const [from, to] of this.done.filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0])) {
      const last = merged.at(-1);
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else merged.push([from, to]);
    }
    return merged;
  }

  private begin(second: number): void {
    this.current = [second, second];
    this.done.push(this.current);
  }
}
