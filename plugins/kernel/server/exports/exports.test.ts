import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, vi } from 'vitest';
import { makePdf } from './pdf.ts';
import { makeSpreadsheet } from './spreadsheet.ts';

const pdf = {
  title: 'Un rapport',
  about: 'Zoé',
  organisation: 'Cordée',
  madeAt: new Date('2026-11-22T10:00:00Z'),
  timeZone: 'Europe/Paris',
};

describe('a PDF export', () => {
  it('SEC-10 has A4 pages, its title and its language', async () => {
    const bytes = (await makePdf({ ...pdf, content: ['Zoé', { text: 'Ở đây {x}', pageBreak: 'before' }] })).toString('latin1');
    expect(bytes.slice(0, 5)).toBe('%PDF-');
    expect(bytes).toContain('/Lang (fr-FR)');
    expect(bytes.match(/\/MediaBox \[0 0 595.28 841.89\]/g)).toHaveLength(2);
  });

  it.each(['/etc/hostname', 'file:///etc/hostname', '../../../../etc/hostname'])('SEC-10 reads no file: %s', async (image) => {
    await expect(makePdf({ ...pdf, content: [{ image }] })).rejects.toThrow('denied by resource access policy');
  });

  it('SEC-10 fetches nothing', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch');
    await expect(makePdf({ ...pdf, content: [{ image: 'http://127.0.0.1:9/x.png' }] })).rejects.toThrow('denied by resource access policy');
    expect(fetching).not.toHaveBeenCalled();
    fetching.mockRestore();
  });
});

describe('a spreadsheet export', () => {
  it('SEC-11 stores as text what looks like a formula, and contains no formula', async () => {
    const typed = ['=1+1', '+33 6', '-12', '@SUM(A1)', '\t=1', '＝1+1', '=HYPERLINK("http://x")'];
    const bytes = await makeSpreadsheet([{ name: 'Noms', columns: [{ title: '=Nom', width: 20 }], rows: typed.map((text) => [text]) }]);
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]?.rows.flat()).toEqual(['=Nom', ...typed]);
  });

  it('ACC-17 stores days as dates and numbers as numbers', async () => {
    const columns = [
      { title: 'Jour', width: 12 },
      { title: 'Minutes', width: 10 },
    ];
    const bytes = await makeSpreadsheet([{ name: 'Jours', columns, rows: [[{ day: '2026-03-29' }, 61]], totals: 1 }]);
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    expect(sheets[0]?.rows[1]).toEqual([new Date('2026-03-29T00:00:00Z'), 61]);
  });
});
