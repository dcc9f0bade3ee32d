import { describe, expect, it } from 'vitest';
import { type KeptReport, KeptReports } from './kept-reports.ts';

class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  clear = () => this.#items.clear();
  getItem = (key: string) => this.#items.get(key) ?? null;
  key = (index: number) => [...this.#items.keys()][index] ?? null;
  removeItem = (key: string) => void this.#items.delete(key);
  setItem(key: string, value: string): void {
    if (value.length > 10_000) throw new DOMException('full', 'QuotaExceededError');
    this.#items.set(key, value);
  }
}

const DAY = 86_400_000;
const report = (more: Partial<KeptReport> = {}): KeptReport => ({
  person: 'lina',
  url: '/parcours/c/lecons/l/joue',
  body: { page: '1.s', played: [[0, 5]], position: 5 },
  keptAt: 10 * DAY,
  ...more,
});

describe('reports kept on the device', () => {
  it('H-85 stay until they are forgotten, the last of each page', () => {
    const kept = new KeptReports(new MemoryStorage());
    kept.keep(report());
    kept.keep(report({ body: { page: '1.s', played: [[0, 9]], position: 9 } }));
    kept.keep(report({ body: { page: '2.s', played: [[3, 4]], position: 4 }, keptAt: 9 * DAY }));
    expect(kept.of('lina', 10 * DAY).map(({ body }) => body.position)).toEqual([4, 9]);
    kept.forget(report());
    expect(kept.of('lina', 10 * DAY).map(({ body }) => body.position)).toEqual([4]);
  });

  it('H-85 one that grew in another tab while it was sent is not forgotten', () => {
    const kept = new KeptReports(new MemoryStorage());
    kept.keep(report({ keptAt: 10 * DAY + 1 }));
    kept.forget(report());
    expect(kept.of('lina', 10 * DAY)).toHaveLength(1);
  });

  it('H-79 are offered to the person whose page it was, and to nobody else', () => {
    const kept = new KeptReports(new MemoryStorage());
    kept.keep(report());
    expect(kept.of('amel', 10 * DAY)).toEqual([]);
    expect(kept.of('lina', 10 * DAY)).toHaveLength(1);
  });

  it('H-85 are forgotten after seven days, whoever looks', () => {
    const storage = new MemoryStorage();
    const kept = new KeptReports(storage);
    kept.keep(report());
    expect(kept.of('lina', 17 * DAY)).toHaveLength(1);
    kept.of('amel', 17 * DAY + 1);
    expect(storage.length).toBe(0);
  });

  it('H-85 what is none of ours, or damaged, is passed over; a full or absent storage breaks nothing', () => {
    const storage = new MemoryStorage();
    storage.setItem('theme', 'dark');
    for (const text of ['{', 'null', '{"person":"lina","url":"https://elsewhere.example/"}'])
      storage.setItem(`cordee.report.${text}`, text);
    const kept = new KeptReports(storage);
    kept.keep(report({ url: `/${'x'.repeat(20_000)}` }));
    expect(kept.of('lina', 0)).toEqual([]);
    expect(storage.getItem('theme')).toBe('dark');
    const none = new KeptReports(undefined);
    none.keep(report());
    expect(none.of('lina', 0)).toEqual([]);
  });
});
