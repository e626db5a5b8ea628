import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Schemas } from '../api/client';
import { useText } from '../i18n';
import { Tape, type TapeState } from '../phone/tape';
import { useMay } from '../state/useSession';
import { Button } from '../ui';
import { Act } from './Confirm';
import { download, fileName } from './files';
import { lasting, useMoments } from './moments';
import { Trouble } from './Trouble';
import type { Pause, WaveformOf } from './Waveform';

const Waveform = lazy(() => import('./Waveform'));

/** A recording of a call. Every hearing is noted in the audit by the server. */
export function RecordingPlayer({ recording }: { recording: Schemas['Recording'] }) {
  const moments = useMoments();
  const mayHear = useMay('admin', 'supervisor');
  const pauses = useMemo(
    () => (recording.pauses ?? []).map(one => ({ from: one.fromSeconds ?? 0, to: one.toSeconds ?? 0 })), [recording.pauses]);
  const name = `${recording.caller} → ${recording.callee}, ${moments.at(recording.startedAt)}`;
  return !mayHear ? <p>{name} · {lasting(recording.seconds ?? 0)}</p> : (
    <Player waveform={{ path: '/api/recordings/{id}/waveform', parts: { id: recording.id ?? '' } }} pauses={pauses}
      address={`/api/recordings/${encodeURIComponent(recording.id ?? '')}/audio`} seconds={recording.seconds}
      name={name} />
  );
}

/** Plays audio of the API from anywhere in it, and gives it as a file. */
export function Player({ address, name, seconds: told = 0, waveform, pauses = [], begun }: {
  address: string; name: string; seconds?: number; waveform?: WaveformOf; pauses?: readonly Pause[];
  /** done when something of it is to be heard */
  begun?: () => Promise<unknown>;
}) {
  const t = useText();
  const [state, setState] = useState<TapeState>({ playing: false, at: 0, seconds: told });
  const tape = useMemo(() => new Tape(address, setState), [address]);
  useEffect(() => () => tape.close(), [tape]);
  const work = useMutation({ mutationFn: (run: () => Promise<void>) => run() });
  const seconds = state.seconds || told;
  const play = async () => {
    await tape.play();
    await begun?.();
  };
  const seek = (to: number) => work.mutate(() => tape.seek(to, state.playing));
  return (
    <div className="c-player" role="group" aria-label={name}>
      <span>{name}</span>
      <div className="c-inline">
        <Button variant="secondary" size="sm" isLoading={work.isPending}
          onClick={() => (state.playing ? tape.pause() : work.mutate(play))}>
          {state.playing ? t('player.pause') : t('player.play')}
        </Button>
        <span>{lasting(state.at)} / {lasting(seconds)}</span>
        <Act label={t('player.download')} run={() => download(address, fileName(name, 'wav'), 'audio/wav')} />
      </div>
      {waveform && (
        <Suspense fallback={<div className="c-wave" aria-hidden="true" />}><Waveform of={waveform} at={state.at} pauses={pauses} seek={seek} /></Suspense>
      )}
      {pauses.length > 0 && (
        <p className="c-soft">{t('player.pauses')} {pauses.map(one => `${lasting(one.from)}–${lasting(one.to)}`).join(', ')}</p>
      )}
      <input type="range" min={0} max={Math.max(1, seconds)} step={0.1} value={state.at} aria-label={t('player.position')}
        aria-valuetext={lasting(state.at)}
        onChange={event => seek(Number(event.target.value))} />
      <Trouble error={work.error} />
    </div>
  );
}
