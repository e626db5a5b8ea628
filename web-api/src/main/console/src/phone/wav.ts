/** What the beginning of a WAV file says of the rest. */
export interface WavShape {
  channels: number;
  rate: number;
  /** where the samples begin, in bytes */
  start: number;
  bytes: number;
}

const FRAME_BYTES = 2;

/** Reads the header of a file of 16-bit samples; undefined for anything else. */
export function wavShape(head: ArrayBuffer): WavShape | undefined {
  const view = new DataView(head);
  const word = (at: number) => String.fromCharCode(...new Uint8Array(head, at, 4));
  if (head.byteLength < 12 || word(0) !== 'RIFF' || word(8) !== 'WAVE') {
    return undefined;
  }
  let shape: { channels: number; rate: number } | undefined;
  for (let at = 12; at + 8 <= head.byteLength;) {
    const size = view.getUint32(at + 4, true);
    if (word(at) === 'fmt ') {
      const bits = view.getUint16(at + 22, true);
      if (bits !== FRAME_BYTES * 8) {
        return undefined;
      }
      shape = { channels: view.getUint16(at + 10, true), rate: view.getUint32(at + 12, true) };
    } else if (word(at) === 'data') {
      return shape && { ...shape, start: at + 8, bytes: size };
    }
    at += 8 + size + (size % 2);
  }
  return undefined;
}

/** Where the samples of a stretch of time lie in the file. */
export function bytesOf(shape: WavShape, from: number, seconds: number): { first: number; last: number } {
  const frame = shape.channels * FRAME_BYTES;
  const begin = Math.floor(from * shape.rate) * frame;
  const end = Math.min(shape.bytes, begin + Math.floor(seconds * shape.rate) * frame);
  return { first: shape.start + begin, last: shape.start + end - 1 };
}

/** Interleaved samples as one list of numbers between -1 and 1 for each channel. */
export function samples(data: ArrayBuffer, channels: number): Float32Array<ArrayBuffer>[] {
  const words = new Int16Array(data, 0, Math.floor(data.byteLength / FRAME_BYTES));
  const frames = Math.floor(words.length / channels);
  return Array.from({ length: channels }, (_, channel) => {
    const out = new Float32Array(frames);
    for (let i = 0; i < frames; i++) {
      out[i] = words[i * channels + channel]! / 32_768;
    }
    return out;
  });
}

export function secondsOf(shape: WavShape): number {
  return shape.bytes / (shape.rate * shape.channels * FRAME_BYTES);
}

const HEAD = 44;

/** A file of 16-bit samples on one channel, of numbers between -1 and 1. */
export function wavOf(sound: Float32Array, rate: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(HEAD + sound.length * FRAME_BYTES));
  const word = (at: number, text: string) => [...text].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  const number = (at: number, value: number) => view.setUint32(at, value, true);
  const short = (at: number, value: number) => view.setInt16(at, value, true);
  word(0, 'RIFF');
  number(4, HEAD - 8 + sound.length * FRAME_BYTES);
  word(8, 'WAVEfmt ');
  number(16, 16);
  short(20, 1);
  short(22, 1);
  number(24, rate);
  number(28, rate * FRAME_BYTES);
  short(32, FRAME_BYTES);
  short(34, FRAME_BYTES * 8);
  word(36, 'data');
  number(40, sound.length * FRAME_BYTES);
  sound.forEach((sample, i) => short(HEAD + i * FRAME_BYTES, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767)));
  return view.buffer as ArrayBuffer;
}
