import { describe, expect, it } from 'vitest';
import { lasting, momentsIn } from '../src/parts/moments';
import { byStart, hourly } from '../src/state/rollups';
import { legBars } from '../src/state/timeline';

describe('time', () => {
  it('is written as on a telephone', () => {
    expect([0, 65, 3665, -5].map(lasting)).toEqual(['0:00', '1:05', '1:01:05', '0:00']);
  });

  it('in which calls were answered is a share of a hundred', () => {
    expect([1, 0.875, 0, undefined].map(momentsIn('en').share)).toEqual(['100', '87.5', '0', '']);
    expect(momentsIn('de').share(0.875)).toBe('87,5');
  });

  it('of legs is a part of that of the call', () => {
    const [first, second] = legBars({
      startedAt: '2026-11-21T10:00:00Z', endedAt: '2026-11-21T10:00:10Z',
      legs: [
        { id: 'a', party: '1001', startedAt: '2026-11-21T10:00:00Z', answeredAt: '2026-11-21T10:00:05Z', endedAt: '2026-11-21T10:00:10Z' },
        { id: 'b', party: '1002', startedAt: '2026-11-21T10:00:01Z', endedAt: '2026-11-21T10:00:04Z' },
      ],
    });
    expect(first).toMatchObject({ from: 0, answered: 50, to: 100 });
    expect(second).toMatchObject({ from: 10, answered: 40, to: 40 });
  });

  it('without calls counts as none', () => {
    const from = new Date('2026-11-21T10:00:00Z');
    const row = { start: '2026-11-21T11:00:00Z', calls: 2, answered: 1 };
    expect(hourly([row, row, { ...row, start: '2026-11-20T11:00:00Z' }], from, 3).map(hour => hour.calls)).toEqual([0, 4, 0]);
    expect(byStart([row, row])).toEqual([{ start: row.start, calls: 4, answered: 2 }]);
  });

  it('has one call where two extensions took part in it', () => {
    const from = new Date('2026-11-21T10:00:00Z');
    const row = { start: '2026-11-21T10:00:00Z', direction: 'INTERNAL', calls: 1, answered: 1 } as const;
    const rows = [{ ...row, extension: '' }, { ...row, extension: '1001' }, { ...row, extension: '1002' }];
    expect(hourly(rows, from, 1)).toMatchObject([{ calls: 1, answered: 1 }]);
    expect(byStart(rows)).toMatchObject([{ calls: 1, answered: 1 }]);
    expect(byStart(rows.slice(1, 2))).toMatchObject([{ calls: 1 }]);
  });
});
