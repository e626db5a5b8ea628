import { describe, expect, it } from 'vitest';
import { drawn } from '../src/state/qr';

describe('a code for a camera', () => {
  const { size, path } = drawn('otpauth://totp/Carillon:ann?secret=JBSWY3DPEHPK3PXP&issuer=Carillon');

  it('has white around it and marks in three corners', () => {
    const far = size - 4 - 7;
    for (const corner of ['M4 4h7v1h-7z', `M${far} 4h7v1h-7z`, `M4 ${far}h7v1h-7z`]) {
      expect(path).toContain(corner);
    }
    const rows = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, run]) => [Number(x), Number(y), Number(x) + Number(run)]);
    expect(rows.every(([from = 0, row = 0, to = 0]) => from >= 4 && row >= 4 && to <= size - 4 && row < size - 4)).toBe(true);
  });

  it('is as large as its text needs', () => {
    // 67 letters: the fifth size holds 84, the fourth 62
    expect(size).toBe(4 + 37 + 4);
    expect(drawn('Carillon').size).toBe(4 + 21 + 4);
  });
});
