import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderName, newFolder, removePartial, removeSurplus, surplusOf } from './backup-folders.ts';

const parent = mkdtempSync(path.join(tmpdir(), 'cordee-folders-'));
afterAll(() => rmSync(parent, { recursive: true }));

describe('OPS-4 the folders of back-ups', () => {
  const at = new Date('2026-11-27T08:00:00.987Z');

  it('are named by their time, in UTC, and never replace each other', () => {
    expect(folderName(at)).toBe('2026-11-27T08-00-00Z');
    const names = [1, 2, 3].map(() => {
      const folder = newFolder(parent, at);
      mkdirSync(folder);
      return path.basename(folder);
    });
    expect(names).toEqual(['2026-11-27T08-00-00Z', '2026-11-27T08-00-00Z-2', '2026-11-27T08-00-00Z-3']);
  });

  it('of the automatic back-ups, five are retained: the latest', () => {
    const made = [3, 1, 7, 2, 5, 6, 4].map((day) => ({
      ...{ folder: String(day), kind: 'before-upgrade' as const, createdAt: `2026-11-0${day}T00:00:00Z` },
    }));
    expect(surplusOf(made).map(({ folder }) => folder)).toEqual(['1', '2']);
    expect(surplusOf(made.slice(0, 5))).toEqual([]);
  });

  it('of the others, all are', () => {
    const made = Array.from({ length: 9 }, (_, day) => ({ folder: String(day), kind: 'requested' as const, createdAt: `2026-11-0${day}` }));
    expect(surplusOf(made)).toEqual([]);
  });

  it('that are unfinished, or are none, are not counted; an unfinished one of another installation stays', async () => {
    for (const name of ['1.mine.partial', '1.theirs.partial', 'photos']) mkdirSync(path.join(parent, name));
    writeFileSync(path.join(parent, 'note.txt'), '');
    await removePartial(parent, 'mine');
    await removeSurplus(parent);
    const rest = readdirSync(parent).filter((name) => !name.startsWith('2026-'));
    expect(rest.sort()).toEqual(['1.theirs.partial', 'note.txt', 'photos']);
  });
});
