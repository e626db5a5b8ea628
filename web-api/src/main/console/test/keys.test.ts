import { describe, expect, it } from 'vitest';
import { beyond, exchange, laidOut, places, put, without, withLamps, type Key } from '../src/state/keys';

const LINE: Key = { position: 1, kind: 'LINE', value: '1', label: '' };
const LAMP: Key = { position: 3, kind: 'BLF', value: '1002', label: 'Bert' };

describe('the keys of a telephone', () => {
  it('are its lines as long as nobody has laid them out', () => {
    expect(laidOut([], [{ extension: '1001', label: 'Ann' }, { extension: '1002' }])).toEqual(
      [{ position: 1, kind: 'LINE', value: '1', label: 'Ann' }, { position: 2, kind: 'LINE', value: '2', label: '' }]);
    expect(laidOut([LAMP], [{ extension: '1001' }])).toEqual([LAMP]);
  });

  it('stand at their places, and those that the model has not are told apart', () => {
    expect(places([LINE, LAMP], 4)).toEqual([LINE, undefined, LAMP, undefined]);
    expect(places([LINE, LAMP], 2)).toEqual([LINE, undefined]);
    expect(beyond([LINE, LAMP], 2)).toEqual([LAMP]);
    expect(beyond([LINE, LAMP], 3)).toEqual([]);
  });

  it('are replaced, taken away and exchanged', () => {
    expect(put([LINE, LAMP], { position: 1, kind: 'SPEED_DIAL', value: '110' })).toEqual([{ position: 1, kind: 'SPEED_DIAL', value: '110' }, LAMP]);
    expect(put([LAMP], LINE)).toEqual([LINE, LAMP]);
    expect(without([LINE, LAMP], 3)).toEqual([LINE]);
    expect(exchange([LINE, LAMP], 1, 3)).toEqual([{ ...LAMP, position: 1 }, { ...LINE, position: 3 }]);
    expect(exchange([LINE, LAMP], 3, 2)).toEqual([LINE, { ...LAMP, position: 2 }]);
  });

  it('become lamps where they do nothing, one for each who has none, as long as there are any', () => {
    expect(withLamps([LINE, LAMP], 4, ['1002', '1003', '1004', '1005'])).toEqual([
      LINE, { position: 2, kind: 'BLF', value: '1003', label: '' }, LAMP, { position: 4, kind: 'BLF', value: '1004', label: '' }]);
  });
});
