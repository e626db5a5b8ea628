const KEY = 'carillon.devices';

export interface Chosen {
  microphone?: string;
  speaker?: string;
}

function kept(): Chosen {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Chosen;
  } catch {
    return {};
  }
}

const players = new Map<string, HTMLAudioElement>();
const bells = new Map<string, () => void>();
let chosen: Chosen = typeof localStorage === 'undefined' ? {} : kept();

type Speaker = HTMLAudioElement & { setSinkId?: (id: string) => Promise<void> };

/** The microphone is let go, and the browser shows it as free. */
export const quiet = (stream: MediaStream): void => stream.getTracks().forEach(track => track.stop());

/** Microphone, loudspeaker and bell of the page. */
export const devices = {
  chosen: (): Chosen => chosen,

  choose(part: Chosen): void {
    chosen = { ...chosen, ...part };
    localStorage.setItem(KEY, JSON.stringify(chosen));
    for (const player of players.values()) {
      void (player as Speaker).setSinkId?.(chosen.speaker ?? '');
    }
  },

  /** What there is to choose from. A browser names it only to a page that may hear, so the page asks for that first. */
  async list(): Promise<{ microphones: MediaDeviceInfo[]; speakers: MediaDeviceInfo[] }> {
    let all = await navigator.mediaDevices.enumerateDevices();
    if (all.some(one => one.kind === 'audioinput' && one.deviceId === '')) {
      quiet(await navigator.mediaDevices.getUserMedia({ audio: true }));
      all = await navigator.mediaDevices.enumerateDevices();
    }
    return { microphones: all.filter(one => one.kind === 'audioinput'), speakers: all.filter(one => one.kind === 'audiooutput') };
  },

  microphone(): Promise<MediaStream> {
    return navigator.mediaDevices.getUserMedia({
      audio: chosen.microphone ? { deviceId: { ideal: chosen.microphone } } : true,
      video: false,
    });
  },

  play(call: string, track: MediaStreamTrack): void {
    const player = players.get(call) ?? new Audio();
    players.set(call, player);
    player.srcObject = new MediaStream([track]);
    void (player as Speaker).setSinkId?.(chosen.speaker ?? '');
    // a call that the page was opened for plays as soon as somebody touches the page
    player.play().catch(() => document.addEventListener('click', () => void player.play(), { once: true }));
  },

  ring(call: string): void {
    const context = new AudioContext();
    const bell = context.createOscillator();
    const level = context.createGain();
    bell.frequency.value = 440;
    level.gain.value = 0;
    for (let second = 0; second < 60; second += 3) {
      level.gain.setValueAtTime(0.08, context.currentTime + second);
      level.gain.setValueAtTime(0, context.currentTime + second + 1);
    }
    bell.connect(level).connect(context.destination);
    bell.start();
    bells.set(call, () => void context.close());
  },

  silence(call: string): void {
    bells.get(call)?.();
    bells.delete(call);
    players.get(call)?.pause();
    players.delete(call);
  },
};
