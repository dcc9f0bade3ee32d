import { describe, expect, it } from 'vitest';
import { type ComparedLine, compared } from './compare';

const lines = (text: string) => text.split('\n').map((line) => ({ key: line, text: line }));
const MARKS = { same: ' ', differs: '*', moved: '~' };
const read = (side: readonly ComparedLine[]) =>
  side.map((line) => {
    if (line.folded !== undefined) return line.folded;
    return MARKS[line.kind] + line.pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
  });
const compare = (a: string, b: string, isList = false) => compared(lines(a), lines(b), isList).map(read);

describe('two values of a field side by side', () => {
  it('H-93 begin at the first difference: what both have above and below is counted', () => {
    expect(compare('1\n2\n3\n4\nelle\n6\n7\n8', '1\n2\n3\n4\nmoi\n6\n7\n8')).toEqual([
      [3, ' 4', '*[elle]', ' 6', 2],
      [3, ' 4', '*[moi]', ' 6', 2],
    ]);
  });

  it('H-93 mark the words that differ in a line, and a line that the other does not have', () => {
    expect(compare('Le point à trois', 'Le point à deux')).toEqual([['*Le point à [trois]'], ['*Le point à [deux]']]);
    expect(compare('1\n2', '1\n2\n3')).toEqual([
      [1, ' 2'],
      [1, ' 2', '*[3]'],
    ]);
  });

  it('H-93 an entry of a list at another place is not taken for one that was added', () => {
    const [theirs, mine] = compare('a\nb\nc', 'c\na\nb', true);
    expect(mine).toEqual(['~[c]', ' a', ' b']);
    expect(theirs).toEqual([' a', ' b', '~[c]']);
  });

  it('H-93 are shown as they are when they read the same', () => {
    expect(compare('photo.jpg', 'photo.jpg')).toEqual([[' photo.jpg'], [' photo.jpg']]);
  });
});
