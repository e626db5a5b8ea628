import { describe, expect, it } from 'vitest';
import { oneOf } from '../src/phone/recorder';
import { bytesOf, samples, secondsOf, wavOf, wavShape } from '../src/phone/wav';

function header(channels: number, rate: number, bytes: number, bits = 16): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(52));
  const word = (at: number, text: string) => [...text].forEach((char, i) => view.setUint8(at + i, char.charCodeAt(0)));
  word(0, 'RIFF');
  word(8, 'WAVE');
  word(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint16(34, bits, true);
  word(36, 'data');
  view.setUint32(40, bytes, true);
  return view.buffer;
}

describe('a recording', () => {
  const shape = wavShape(header(2, 8000, 64_000))!;

  it('says how long it is', () => {
    expect(shape).toEqual({ channels: 2, rate: 8000, start: 44, bytes: 64_000 });
    expect(secondsOf(shape)).toBe(2);
  });

  it('is asked for in whole frames, to its end and no farther', () => {
    expect(bytesOf(shape, 0.5, 1)).toEqual({ first: 44 + 16_000, last: 44 + 48_000 - 1 });
    expect(bytesOf(shape, 1.5, 10)).toEqual({ first: 44 + 48_000, last: 44 + 64_000 - 1 });
    expect(bytesOf(shape, 2, 10)).toEqual({ first: 44 + 64_000, last: 44 + 64_000 - 1 });
  });

  it('has its sides on channels of their own', () => {
    const [left, right] = samples(new Int16Array([16_384, -32_768, 0, 32_767]).buffer, 2);
    expect([...left!]).toEqual([0.5, 0]);
    expect(right![0]).toBe(-1);
  });

  it('of the microphone is written as it is read', () => {
    const file = wavOf(Float32Array.from([0, 0.5, -0.5, 2, -2]), 16_000);
    const written = wavShape(file)!;
    expect(written).toEqual({ channels: 1, rate: 16_000, start: 44, bytes: 10 });
    const read = samples(file.slice(written.start), written.channels)[0]!;
    expect([...read].map(one => Math.round(one * 100) / 100)).toEqual([0, 0.5, -0.5, 1, -1]);
  });

  it('of two microphones is one', () => {
    expect([...oneOf([Float32Array.from([1, 0]), Float32Array.from([0, 0.5])])]).toEqual([0.5, 0.25]);
  });

  it('is refused when it is not of 16 bits, or no recording', () => {
    expect(wavShape(header(1, 8000, 10, 8))).toBeUndefined();
    expect(wavShape(new ArrayBuffer(4))).toBeUndefined();
    expect(wavShape(new ArrayBuffer(64))).toBeUndefined();
  });
});
