import { useMutation } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Schemas } from '../api/client';
import { useText } from '../i18n';
import { Tape, type TapeState } from '../phone/tape';
import { Button } from '../ui';
import { lasting, useMoments } from './moments';
import { Trouble } from './Trouble';

/** A recording of a call. Every hearing is noted in the audit by the server. */
export function RecordingPlayer({ recording }: { recording: Schemas['Recording'] }) {
  const moments = useMoments();
  return (
    <Player address={`/api/recordings/${encodeURIComponent(recording.id ?? '')}/audio`} seconds={recording.seconds}
      name={`${recording.caller} → ${recording.callee}, ${moments.at(recording.startedAt)}`} />
  );
}

/** Plays audio of the API from anywhere in it. */
export function Player({ address, name, seconds: told = 0 }: { address: string; name: string; seconds?: number }) {
  const t = useText();
  const [state, setState] = useState<TapeState>({ playing: false, at: 0, seconds: told });
  const tape = useMemo(() => new Tape(address, setState), [address]);
  useEffect(() => () => tape.close(), [tape]);
  const work = useMutation({ mutationFn: (run: () => Promise<void>) => run() });
  const seconds = state.seconds || told;
  return (
    <div className="c-player" role="group" aria-label={name}>
      <span>{name}</span>
      <div className="c-inline">
        <Button variant="secondary" size="sm" isLoading={work.isPending}
          onClick={() => (state.playing ? tape.pause() : work.mutate(() => tape.play()))}>
          {state.playing ? t('player.pause') : t('player.play')}
        </Button>
        <span>{lasting(state.at)} / {lasting(seconds)}</span>
      </div>
      <input type="range" min={0} max={Math.max(1, seconds)} step={0.1} value={state.at} aria-label={t('player.position')}
        aria-valuetext={lasting(state.at)}
        onChange={event => {
          const to = Number(event.target.value);
          work.mutate(() => tape.seek(to, state.playing));
        }} />
      <Trouble error={work.error} />
    </div>
  );
}
