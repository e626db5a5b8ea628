import { useEffect, useRef } from 'react';
import WaveSurfer from 'wavesurfer.js';
import type { Schemas } from '../api/client';
import { useRead } from '../api/queries';
import { loudness, shareOf } from '../state/waveform';
import { usePreferences } from '../state/preferences';

const HEIGHT = 72;

export interface Pause {
  from: number;
  to: number;
}

/** Where the waveforms of the API are. */
export type WaveformOf =
  | { path: '/api/recordings/{id}/waveform'; parts: { id: string } }
  | { path: '/api/voicemail/{extension}/messages/{id}/waveform'; parts: { extension: string; id: string } };

/**
 * How loud a recording is where, and how far it has been heard; a click goes there. The slider below it says the same to who
 * does not see it. Without a waveform there is nothing to see, and the slider is left.
 */
export default function Waveform({ of, at, pauses, seek }: { of: WaveformOf; at: number; pauses: readonly Pause[]; seek: (to: number) => void }) {
  const found = useRead(of.path as '/api/recordings/{id}/waveform', { path: of.parts }, { once: true });
  return found.data ? <Drawn waveform={found.data} at={at} pauses={pauses} seek={seek} /> : <div className="c-wave" aria-hidden="true" />;
}

function Drawn({ waveform, at, pauses, seek }: {
  waveform: Schemas['Waveform']; at: number; pauses: readonly Pause[]; seek: (to: number) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const wave = useRef<WaveSurfer>(undefined);
  const wanted = useRef(seek);
  const { theme } = usePreferences();
  const seconds = waveform.seconds ?? 0;
  useEffect(() => {
    wanted.current = seek;
  });
  useEffect(() => {
    const colours = getComputedStyle(document.documentElement);
    const colour = (name: string) => colours.getPropertyValue(`--pf-t--global--${name}`).trim();
    const made = WaveSurfer.create({
      container: box.current!, height: HEIGHT, peaks: loudness(waveform), duration: Math.max(seconds, 0.001), normalize: true,
      waveColor: colour('icon--color--subtle'), progressColor: colour('color--brand--default'), cursorColor: colour('text--color--regular'),
    });
    dress(made);
    made.on('interaction', to => wanted.current(to));
    wave.current = made;
    return () => made.destroy();
  }, [waveform, seconds, theme]);
  useEffect(() => {
    wave.current?.setTime(at);
  }, [at]);
  return (
    <div className="c-wave" aria-hidden="true" data-testid="waveform">
      <div ref={box} />
      {pauses.map(pause => (
        <span key={pause.from} className="c-wave-pause" style={{ left: `${shareOf(pause.from, seconds)}%`, width: `${shareOf(pause.to - pause.from, seconds)}%` }} />
      ))}
    </div>
  );
}

/** The page allows no style that stands in it: the library's is given to its shadow in the way that is allowed. */
function dress(wave: WaveSurfer): void {
  const shadow = wave.getWrapper().getRootNode() as ShadowRoot;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(shadow.querySelector('style')?.textContent ?? '');
  shadow.adoptedStyleSheets = [sheet];
}
