import { devices, quiet } from './devices';

/** Samples per second; as much as the server keeps. */
export const RATE = 16_000;
/** The server takes files of up to 8 MiB. */
export const MOST_SECONDS = 240;

const BITS = 128_000;

/** What is said into the microphone of the page. */
export class Recorder {
  private readonly stream: MediaStream;
  private readonly recorder: MediaRecorder;
  private readonly parts: Blob[] = [];
  private said: Promise<Float32Array<ArrayBuffer>> | undefined;
  /** when it has ended, be it that the microphone was pulled out */
  readonly over: Promise<void>;

  private constructor(stream: MediaStream) {
    this.stream = stream;
    this.recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS });
    this.recorder.addEventListener('dataavailable', event => this.parts.push(event.data));
    this.over = new Promise(done => this.recorder.addEventListener('stop', () => done(), { once: true }));
    this.recorder.start();
  }

  /** Begins; the browser may ask the person first. */
  static async begin(): Promise<Recorder> {
    const stream = await devices.microphone();
    try {
      return new Recorder(stream);
    } catch (failed) {
      quiet(stream);
      throw failed;
    }
  }

  /** Ends it. @return what was said, on one channel */
  end(): Promise<Float32Array<ArrayBuffer>> {
    this.said ??= this.finish();
    return this.said;
  }

  private async finish(): Promise<Float32Array<ArrayBuffer>> {
    // a microphone that was pulled out has ended it already
    if (this.recorder.state !== 'inactive') {
      this.recorder.stop();
    }
    await this.over;
    quiet(this.stream);
    const file = await new Blob(this.parts, { type: this.recorder.mimeType }).arrayBuffer();
    // what a context decodes has the rate of the context
    const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(file);
    return oneOf(Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel)));
  }

  /** Nobody wants it any more. */
  drop(): void {
    if (this.recorder.state !== 'inactive') {
      this.recorder.stop();
    }
    quiet(this.stream);
  }
}

/** All channels on one. */
export function oneOf(channels: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  return Float32Array.from(channels[0] ?? [], (_, i) => channels.reduce((sum, channel) => sum + channel[i]!, 0) / channels.length);
}

/** Lets it be heard. @return what stops it */
export function listen(sound: Float32Array<ArrayBuffer>, over: () => void): () => void {
  const context = new AudioContext();
  const buffer = context.createBuffer(1, sound.length, RATE);
  buffer.copyToChannel(sound, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  source.onended = () => {
    void context.close();
    over();
  };
  source.start();
  return () => source.stop();
}
