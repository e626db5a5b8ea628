import { describe, expect, it } from 'vitest';
import { csv } from '../src/state/csv';

describe('a table', () => {
  it('has its values apart whatever is in them', () => {
    expect(csv([['number', 'secret'], ['1001', 'a,"b"\nc']])).toBe('number,secret\r\n1001,"a,""b""\nc"\r\n');
  });

  it('holds no formulas', () => {
    expect(csv([['=1+1', '-2', '@x', 'a=b']])).toBe("'=1+1,'-2,'@x,a=b\r\n");
  });
});
