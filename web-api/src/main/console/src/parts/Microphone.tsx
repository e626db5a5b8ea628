import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n';
import { usePhone } from '../phone/phone';
import { listen, MOST_SECONDS, RATE, Recorder } from '../phone/recorder';
import { whyNoMicrophone } from '../phone/reasons';
import { wavOf } from '../phone/wav';
import { Alert, Button } from '../ui';
import { lasting, useNow } from './moments';
import { Trouble } from './Trouble';

/** Takes down what is said into the microphone; it is heard, and said again, before it is saved. */
export function Microphone({ save, ready = true }: { save: (file: Blob) => Promise<unknown>; ready?: boolean }) {
  const t = useText();
  const [recorder, setRecorder] = useState<Recorder>();
  const [sound, setSound] = useState<Float32Array<ArrayBuffer>>();
  const [stop, setStop] = useState<() => void>();
  // the one who is talked with is not to hear it
  const talks = usePhone().calls.length > 0;
  // whoever leaves leaves the microphone
  const open = useRef<() => void>(undefined);
  const left = useRef(false);
  open.current = () => {
    recorder?.drop();
    stop?.();
  };
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      open.current?.();
    };
  }, []);
  const begin = useMutation({
    mutationFn: Recorder.begin,
    onSuccess: begun => {
      if (left.current) {
        begun.drop();
      } else {
        setSound(undefined);
        setRecorder(begun);
        void begun.over.then(() => left.current || end.mutate(begun));
      }
    },
  });
  const end = useMutation({ mutationFn: (running: Recorder) => running.end(), onSuccess: setSound, onSettled: () => setRecorder(undefined) });
  const keep = useMutation({
    mutationFn: async (said: Float32Array<ArrayBuffer>) => save(new Blob([wavOf(said, RATE)], { type: 'audio/wav' })),
    onSuccess: () => {
      stop?.();
      setSound(undefined);
    },
  });
  const unheard = whyNoMicrophone(begin.error);
  const hear = () => {
    if (stop) {
      stop();
    } else if (sound) {
      const halt = listen(sound, () => setStop(undefined));
      setStop(() => halt);
    }
  };
  return (
    <div role="group" aria-label={t('mic.title')} className="c-inline c-mic">
      {recorder ? (
        <>
          <Button variant="danger" isLoading={end.isPending} isDisabled={end.isPending} onClick={() => end.mutate(recorder)}>{t('mic.stop')}</Button>
          <Running most={() => end.mutate(recorder)} />
        </>
      ) : (
        <Button variant="secondary" isLoading={begin.isPending} isDisabled={begin.isPending || stop !== undefined || talks} onClick={() => begin.mutate()}>
          {t(sound ? 'mic.again' : 'mic.record')}
        </Button>
      )}
      {sound && !recorder && (
        <>
          <Button variant="secondary" onClick={hear}>{t(stop ? 'mic.silence' : 'mic.listen')}</Button>
          <span>{lasting(sound.length / RATE)}</span>
          <Button variant="primary" isLoading={keep.isPending} isDisabled={!ready || keep.isPending} onClick={() => keep.mutate(sound)}>{t('mic.save')}</Button>
        </>
      )}
      {begin.error && <Alert isInline isPlain isLiveRegion variant="warning" title={t(unheard === 'why.other' ? 'mic.nothing' : unheard)} />}
      {end.error && <Alert isInline isPlain isLiveRegion variant="warning" title={t('mic.nothing')} />}
      <Trouble error={keep.error} />
    </div>
  );
}

/** For how long it runs; it is ended when it has run for long enough. */
function Running({ most }: { most: () => void }) {
  const t = useText();
  const now = useNow();
  const [since] = useState(now);
  const seconds = (now - since) / 1000;
  const full = seconds >= MOST_SECONDS;
  useEffect(() => {
    if (full) {
      most();
    }
    // once, whatever is drawn meanwhile
  }, [full]);
  return <span role="timer">{t('mic.running', { time: lasting(seconds) })}</span>;
}
