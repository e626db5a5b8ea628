import { expect, test } from 'vitest';
import { fileName } from '../src/parts/files';

test('a file is named after what it is, in signs that every disk takes', () => {
  expect(fileName('1001 → 1002, 11/22/2026, 8:18\u202fPM', 'wav')).toBe('1001-1002-11-22-2026-8-18-PM.wav');
  expect(fileName('Jörg "../Müller"', 'wav')).toBe('Jörg-Müller.wav');
  expect(fileName('…', 'wav')).toBe('carillon.wav');
});
