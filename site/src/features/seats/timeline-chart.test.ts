import { describe, expect, it } from 'vitest';
import { timelineScale } from './timeline-chart.ts';

const scale = timelineScale({ from: '2026-09-06', to: '2026-11-28' });

describe('the chart of a timeline', () => {
  it('SEAT-9 draws a holding from its day to its day', () => {
    expect(scale.bar({ since: '2026-09-06T00:00', until: '2026-10-18T00:00' }, 'Karim Belkacem')).toEqual({
      left: 0,
      width: 50,
      goesOn: false,
      initials: 'KB',
      name: 'Karim Belkacem',
    });
  });

  it('SEAT-9 one that began before or goes on is cut at the edges, one of minutes is seen, and no name is longer than its bar', () => {
    expect(scale.bar({ since: '2026-01-01T10:00', until: null }, 'Zoé')).toMatchObject({ left: 0, width: 100, goesOn: true });
    const short = scale.bar({ since: '2026-11-28T23:58', until: '2026-11-28T23:59' }, 'Karim Belkacem');
    expect(short).toMatchObject({ width: 1.5, initials: '', name: '' });
    expect(short.left + short.width).toBeLessThanOrEqual(100);
  });

  it('SEAT-9 has a line for each Monday, and a date at every fourth', () => {
    const weeks = scale.weeks();
    expect(weeks).toHaveLength(12);
    expect(weeks.map(({ day }) => day).filter(Boolean)).toEqual(['2026-09-07', '2026-10-05', '2026-11-02']);
    expect(timelineScale({ from: '2026-11-28', to: '2026-11-28' }).weeks()).toEqual([]);
  });
});
