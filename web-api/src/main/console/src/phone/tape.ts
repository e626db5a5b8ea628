import { send } from '../api/client';
import { bytesOf, samples, secondsOf, wavShape, type WavShape } from './wav';

const HEAD_BYTES = 4096;
const CHUNK_SECONDS = 10;
const AHEAD_SECONDS = 4;

export interface TapeState {
  playing: boolean;
  at: number;
  seconds: number;
}

/**
 * Plays a recording that only somebody with a token may hear: the browser's own player cannot send one. Ranges of the file are
 * fetched as they are needed, so that a jump into an hour costs ten seconds of audio.
 */
export class Tape {
  private readonly address: string;
  private readonly tell: (state: TapeState) => void;
  private shape: WavShape | undefined;
  private context: AudioContext | undefined;
  private sources: AudioBufferSourceNode[] = [];
  /** second of the recording that the clock of the context had at its zero */
  private zero = 0;
  private fetched = 0;
  private at = 0;
  private turn = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(address: string, tell: (state: TapeState) => void) {
    this.address = address;
    this.tell = tell;
  }

  private async range(first: number, last: number): Promise<ArrayBuffer> {
    const response = await send(this.address, { headers: { Range: `bytes=${first}-${last}` } });
    const all = await response.arrayBuffer();
    return response.status === 206 ? all : all.slice(first, last + 1);
  }

  async play(from = this.at): Promise<void> {
    this.halt();
    const turn = ++this.turn;
    this.shape ??= wavShape(await this.range(0, HEAD_BYTES - 1));
    if (!this.shape) {
      throw new Error('WAV');
    }
    this.context ??= new AudioContext();
    await this.context.resume();
    if (turn !== this.turn) {
      return;
    }
    this.at = from;
    this.fetched = from;
    await this.fetchNext(turn);
    if (turn === this.turn) {
      this.timer = setInterval(() => void this.tick(turn), 250);
    }
  }

  private async fetchNext(turn: number): Promise<void> {
    const shape = this.shape!;
    const begin = this.fetched;
    const { first, last } = bytesOf(shape, begin, CHUNK_SECONDS);
    if (last < first) {
      return;
    }
    this.fetched = Math.min(begin + CHUNK_SECONDS, secondsOf(shape));
    const parts = samples(await this.range(first, last), shape.channels);
    if (turn !== this.turn || !parts[0]?.length) {
      return;
    }
    const context = this.context!;
    if (this.sources.length === 0) {
      this.zero = begin - context.currentTime - 0.05;
    }
    const buffer = context.createBuffer(shape.channels, parts[0].length, shape.rate);
    parts.forEach((part, channel) => buffer.copyToChannel(part, channel));
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    source.start(Math.max(context.currentTime, begin - this.zero));
    this.sources.push(source);
  }

  private async tick(turn: number): Promise<void> {
    const whole = secondsOf(this.shape!);
    this.at = Math.min(whole, this.context!.currentTime + this.zero);
    if (this.at >= whole) {
      this.pause();
      this.at = 0;
      this.report(false);
      return;
    }
    this.report(true);
    if (this.fetched < whole && this.fetched - this.at < AHEAD_SECONDS) {
      await this.fetchNext(turn);
    }
  }

  private halt(): void {
    this.turn++;
    clearInterval(this.timer);
    this.sources.forEach(source => source.stop());
    this.sources = [];
  }

  pause(): void {
    this.halt();
    this.report(false);
  }

  async seek(to: number, playing: boolean): Promise<void> {
    this.at = to;
    if (playing) {
      await this.play(to);
    } else {
      this.report(false);
    }
  }

  private report(playing: boolean): void {
    this.tell({ playing, at: this.at, seconds: this.shape ? secondsOf(this.shape) : 0 });
  }

  close(): void {
    this.halt();
    void this.context?.close();
  }
}
