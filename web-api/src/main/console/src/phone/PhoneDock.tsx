import PhoneIcon from '@patternfly/react-icons/dist/esm/icons/phone-icon';
import { lazy, memo, Suspense, useEffect, useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { useText } from '../i18n';
import { useMay, useSession } from '../state/useSession';
import { lasting, useNow } from '../parts/moments';
import { Alert, Button, FormGroup, FormSelect, FormSelectOption, TextInput } from '../ui';
import { devices } from './devices';
import type { PhoneCall } from './line';
import { answer, connect, dial, disconnect, findDevices, hangUp, hold, join, mute, press, putAway, speakInto, transfer, usePhone } from './phone';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

const SendText = lazy(() => import('../parts/SendText').then(({ SendText: it }) => ({ default: it })));

/** The telephone at the edge of every page. */
export default memo(PhoneDock);

function PhoneDock({ extension }: { extension: string }) {
  const t = useText();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    void connect();
    return disconnect;
  }, [extension]);
  const shown = open || phone.calls.length > 0;
  const light = phone.line === 'registered' ? 'c-up' : phone.line === 'failed' ? 'c-down' : '';
  return (
    <section className={`c-dock${shown || phone.texts.length > 0 ? '' : ' c-folded'}`} aria-label={t('phone.title')}>
      <button type="button" className="c-dock-head" aria-expanded={shown}
        aria-label={`${t('phone.title')} ${extension}: ${t(`phone.${phone.line}`)}`} onClick={() => setOpen(!open)}>
        <span><PhoneIcon /> {extension}</span>
        <span><span className={`c-dot ${light}`} aria-hidden="true" /> {t(`phone.${phone.line}`)}</span>
      </button>
      <Texts />
      {shown && (
        <div className="c-dock-body">
          <Calls />
          {!phone.calls.some(call => call.phase === 'up' && !call.held) && <Dialler ready={phone.line === 'registered'} />}
          <Devices />
        </div>
      )}
    </section>
  );
}

/** What somebody has written, until it is put away or answered. */
function Texts() {
  const t = useText();
  const phone = usePhone();
  // whoever has to log in again may be somebody else
  const texts = useSession().state === 'in' ? phone.texts : [];
  const writes = useMay('admin', 'supervisor', 'user');
  // an answer that is being written stays when the next text pushes this one out
  const [answering, setAnswering] = useState<{ id: string; from: string }>();
  return (
    <>
      <div role="log" aria-label={t('page.texts')} className={texts.length > 0 ? 'c-dock-texts' : undefined}>
        {texts.map(({ id, from, text }) => (
          <div key={id} role="group" aria-label={t('texts.from', { number: from })}>
            <b>{t('texts.from', { number: from })}</b>
            <span className="c-said">{text}</span>
            <div className="c-actions">
              {writes && <Button size="sm" variant="secondary" aria-label={`${t('texts.answer')} ${from}`} onClick={() => setAnswering({ id, from })}>{t('texts.answer')}</Button>}
              <Button size="sm" variant="link" aria-label={`${t('texts.putAway')} ${from}`} onClick={() => putAway(id)}>{t('texts.putAway')}</Button>
            </div>
          </div>
        ))}
        {texts.length > 0 && <Link to="/texts">{t('texts.all')}</Link>}
      </div>
      {answering && (
        <Suspense fallback={null}>
          <SendText to={answering.from} close={() => setAnswering(now => (now === answering ? undefined : now))} sent={() => putAway(answering.id)} />
        </Suspense>
      )}
    </>
  );
}

/** What the telephone of the page is about at this moment. */
export function Calls() {
  const t = useText();
  const { calls, trouble } = usePhone();
  return (
    <>
      {trouble && <Alert isInline isPlain isLiveRegion variant="warning" title={t(trouble)} />}
      {calls.map(call => (
        <Call key={call.id} call={call} others={calls.filter(other => other.id !== call.id && other.phase === 'up')} />
      ))}
    </>
  );
}

function Dialler({ ready }: { ready: boolean }) {
  const t = useText();
  const [number, setNumber] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void dial(number.trim());
  };
  return (
    <form onSubmit={submit} className="c-inline">
      <TextInput aria-label={t('phone.number')} placeholder={t('phone.number')} inputMode="tel" value={number}
        onChange={(_, text) => setNumber(text)} />
      <Button type="submit" isBlock isDisabled={!ready || number.trim() === ''}>{t('phone.call')}</Button>
    </form>
  );
}

function Call({ call, others }: { call: PhoneCall; others: readonly PhoneCall[] }) {
  const t = useText();
  const now = useNow();
  const [pad, setPad] = useState(false);
  const [target, setTarget] = useState<string>();
  const shownTime = call.since ? lasting((now - call.since) / 1000) : t(call.incoming ? 'phone.rings' : 'phone.calling');
  return (
    <div role="group" aria-label={`${call.who} ${call.name}`} className="c-stack">
      <div aria-live="polite"><b>{call.name || call.who}</b> {call.name && call.who} · <span>{shownTime}</span></div>
      <div className="c-actions">
        {call.incoming && call.phase === 'ringing' && <Button size="sm" onClick={() => void answer(call.id)}>{t('phone.answer')}</Button>}
        {call.phase === 'up' && (
          <>
            <Button size="sm" variant="secondary" aria-pressed={call.held} onClick={() => hold(call.id, !call.held)}>
              {t(call.held ? 'calls.resume' : 'calls.hold')}
            </Button>
            <Button size="sm" variant="secondary" aria-pressed={call.muted} onClick={() => mute(call.id, !call.muted)}>
              {t(call.muted ? 'phone.unmute' : 'phone.mute')}
            </Button>
            <Button size="sm" variant="secondary" aria-expanded={pad} onClick={() => setPad(!pad)}>{t('phone.keys')}</Button>
            <Button size="sm" variant="secondary" aria-expanded={target !== undefined}
              onClick={() => setTarget(target === undefined ? '' : undefined)}>
              {t('calls.transfer')}
            </Button>
            {!call.held && others.map(other => (
              <Button key={other.id} size="sm" variant="secondary" onClick={() => join(call.id, other.id)}>
                {`${t('calls.joinWith')} ${other.who}`}
              </Button>
            ))}
          </>
        )}
        <Button size="sm" variant="danger" onClick={() => hangUp(call.id)}>{t('calls.hangUp')}</Button>
      </div>
      {pad && (
        <div className="c-keys">
          {KEYS.map(key => <Button key={key} variant="tertiary" onClick={() => press(call.id, key)}>{key}</Button>)}
        </div>
      )}
      {target !== undefined && (
        <div className="c-inline">
          <TextInput aria-label={t('phone.number')} placeholder={t('phone.number')} value={target} onChange={(_, text) => setTarget(text)} />
          <Button size="sm" isDisabled={target.trim() === ''} onClick={() => transfer(call.id, target.trim())}>{t('panel.bring')}</Button>
        </div>
      )}
      {call.phase === 'up' && <Quality call={call} />}
    </div>
  );
}

function Quality({ call }: { call: PhoneCall }) {
  const t = useText();
  const millis = (value: number | undefined) => (value === undefined ? '—' : `${value.toFixed(0)} ms`);
  return (
    <div className="c-soft">
      {call.codec || '—'} · {t('phone.lost')} {call.lost === undefined ? '—' : `${call.lost.toFixed(1)} %`}
      {' · '}{t('phone.jitter')} {millis(call.jitterMillis)} · {t('phone.roundTrip')} {millis(call.roundTripMillis)}
    </div>
  );
}

function Devices() {
  const t = useText();
  const [found, setFound] = useState<Awaited<ReturnType<typeof devices.list>>>();
  const [chosen, setChosen] = useState(devices.chosen());
  const microphone = (id: string) => {
    void speakInto(id);
    setChosen(devices.chosen());
  };
  const speaker = (id: string) => {
    devices.choose({ speaker: id });
    setChosen(devices.chosen());
  };
  if (!found) {
    return <Button variant="link" size="sm" onClick={() => void findDevices().then(setFound)}>{t('phone.devices')}</Button>;
  }
  return (
    <>
      <FormGroup label={t('phone.microphone')} fieldId="phone-microphone">
        <FormSelect id="phone-microphone" value={chosen.microphone ?? ''} onChange={(_, id) => microphone(id)}>
          <FormSelectOption value="" label={t('phone.default')} />
          {found.microphones.map(one => <FormSelectOption key={one.deviceId} value={one.deviceId} label={one.label || one.deviceId} />)}
        </FormSelect>
      </FormGroup>
      <FormGroup label={t('phone.speaker')} fieldId="phone-speaker">
        <FormSelect id="phone-speaker" value={chosen.speaker ?? ''} onChange={(_, id) => speaker(id)}>
          <FormSelectOption value="" label={t('phone.default')} />
          {found.speakers.map(one => <FormSelectOption key={one.deviceId} value={one.deviceId} label={one.label || one.deviceId} />)}
        </FormSelect>
      </FormGroup>
    </>
  );
}
