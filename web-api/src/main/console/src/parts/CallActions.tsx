import { useState } from 'react';
import { Link } from 'react-router';
import { ask, type Schemas } from '../api/client';
import { LIVE_MILLIS, refresh, useWhole } from '../api/queries';
import { useText, useWord } from '../i18n';
import { joinable } from '../state/panel';
import { useMay } from '../state/useSession';
import { Alert, Button, FormGroup, FormSelect, FormSelectOption, Modal, ModalBody, ModalFooter, ModalHeader, TextInput } from '../ui';
import { CallSound } from './CallSound';
import { ComeIn } from './ComeIn';
import { Act, Confirm } from './Confirm';

type Call = Schemas['Call'];
type Leg = Schemas['Leg'];

const refreshCalls = () => refresh('/api/calls');

/** What can be done with a call that lives. */
export function CallActions({ call }: { call: Call }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const id = call.id ?? '';
  const name = `${call.from} → ${call.to}`;
  const reads = useMay('admin', 'auditor');
  const answered = (call.legs ?? []).filter(leg => leg.phase === 'ANSWERED');
  return (
    <>
      {answered.length > 1 && (
        <Button variant="secondary" size="sm" aria-label={`${t('calls.control')} ${name}`} onClick={() => setOpen(true)}>
          {t('calls.control')}
        </Button>
      )}
      {answered.length > 0 && <CallSound call={call} name={name} />}
      <Confirm label={t('calls.hangUp')} ariaLabel={`${t('calls.hangUp')} ${name}`} question={t('confirm.hangUp', { name })}
        run={async () => {
          await ask('delete', '/api/calls/{id}', { path: { id } });
          await refreshCalls();
        }} />
      {reads && (
        <Link className="pf-v6-c-button pf-m-link pf-m-small" aria-label={`${t('tab.log')} ${name}`} to={`/logs?call=${encodeURIComponent(id)}`}>
          {t('tab.log')}
        </Link>
      )}
      {open && <Control call={call} close={() => setOpen(false)} />}
    </>
  );
}

function Control({ call, close }: { call: Call; close: () => void }) {
  const t = useText();
  const word = useWord();
  const legs = (call.legs ?? []).filter(leg => leg.phase === 'ANSWERED');
  const [party, setParty] = useState(legs[0]?.id ?? '');
  const [target, setTarget] = useState('');
  const path = { id: call.id ?? '' };
  const leg = legs.find(one => one.id === party);
  const then = async (asked: Promise<unknown>) => {
    await asked;
    await refreshCalls();
  };
  return (
    <Modal isOpen variant="small" onClose={close} aria-labelledby="control-title">
      <ModalHeader title={`${call.from} → ${call.to}`} labelId="control-title" />
      <ModalBody>
        <div className="c-stack">
          <FormGroup label={t('calls.party')} fieldId="control-party">
            <FormSelect id="control-party" value={party} onChange={(_, chosen) => setParty(chosen)}>
              {legs.map(one => <FormSelectOption key={one.id} value={one.id} label={`${one.party}${one.holding ? ` (${t('calls.holding')})` : ''}`} />)}
            </FormSelect>
          </FormGroup>
          <div className="c-actions">
            {leg?.holding
              ? <Act label={t('calls.resume')} run={() => then(ask('post', '/api/calls/{id}/resume', { path, body: { party } }))} />
              : <Act label={t('calls.hold')} run={() => then(ask('post', '/api/calls/{id}/hold', { path, body: { party } }))} />}
          </div>
          <div className="c-search">
            <FormGroup label={word('f', 'target')} fieldId="control-target">
              <TextInput id="control-target" inputMode="tel" value={target} onChange={(_, text) => setTarget(text)} />
            </FormGroup>
            <Act label={t('calls.transfer')} isDisabled={target === ''}
              run={() => then(ask('post', '/api/calls/{id}/transfer', { path, body: { party, target } })).then(close)} />
          </div>
          <Park call={call} party={party} />
          <Join call={call} party={leg} then={asked => then(asked).then(close)} />
          <Record call={call} then={then} />
          <ComeIn call={call} party={party} />
          {legs.length > 2 && <Supervise call={call} party={party} then={then} />}
        </div>
      </ModalBody>
      <ModalFooter><Button variant="link" onClick={close}>{t('do.close')}</Button></ModalFooter>
    </Modal>
  );
}

/** The party leaves; whom it talked with waits at a place until somebody takes him. */
function Park({ call, party }: { call: Call; party: string }) {
  const t = useText();
  const [slot, setSlot] = useState<string>();
  return (
    <div className="c-actions">
      <Act label={t('calls.park')} isDisabled={party === ''} run={async () => {
        const { data } = await ask('post', '/api/park', { body: { call: call.id ?? '', party } });
        setSlot(data?.slot);
        await refresh('/api/calls', '/api/park');
      }} />
      {slot && <Alert isInline isPlain isLiveRegion variant="success" title={t('calls.parkedAt', { slot })} />}
    </div>
  );
}

/** Who has asked somebody else meanwhile leaves both to each other. */
function Join({ call, party, then }: { call: Call; party: Leg | undefined; then: (asked: Promise<unknown>) => Promise<void> }) {
  const t = useText();
  const found = useWhole('/api/calls', {}, { every: LIVE_MILLIS });
  const others = party ? joinable(call, party, found.items) : [];
  const [chosen, setChosen] = useState('');
  const other = others.find(one => one.id === chosen)?.id ?? others[0]?.id;
  return other === undefined ? null : (
    <div className="c-search">
      <FormGroup label={t('calls.joinWith')} fieldId="control-join">
        <FormSelect id="control-join" value={other} aria-describedby="control-join-hint" onChange={(_, id) => setChosen(id)}>
          {others.map(one => <FormSelectOption key={one.id} value={one.id} label={`${one.from} → ${one.to}`} />)}
        </FormSelect>
      </FormGroup>
      <Act label={t('calls.join')}
        run={() => then(ask('post', '/api/calls/{id}/join', { path: { id: call.id ?? '' }, body: { call: other, party: party?.id } }))} />
      <span id="control-join-hint" className="c-soft">{t('calls.joinHint')}</span>
    </div>
  );
}

function Record({ call, then }: { call: Call; then: (asked: Promise<unknown>) => Promise<void> }) {
  const t = useText();
  const path = { id: call.id ?? '' };
  return (
    <div className="c-actions" role="group" aria-label={t('page.recordings')}>
      {call.recording === 'OFF' || !call.recording
        ? <Act label={t('calls.record')} run={() => then(ask('post', '/api/calls/{id}/recording/start', { path }))} />
        : <Act label={t('calls.recordStop')} run={() => then(ask('post', '/api/calls/{id}/recording/stop', { path }))} />}
      {call.recording === 'ON' && <Act label={t('calls.recordPause')} run={() => then(ask('post', '/api/calls/{id}/recording/pause', { path }))} />}
      {call.recording === 'PAUSED' && <Act label={t('calls.recordResume')} run={() => then(ask('post', '/api/calls/{id}/recording/resume', { path }))} />}
    </div>
  );
}

/** Who came into a conversation talks with both, listens, or whispers to one. */
function Supervise({ call, party, then }: { call: Call; party: string; then: (asked: Promise<unknown>) => Promise<void> }) {
  const t = useText();
  const may = useMay('admin', 'supervisor');
  const others = (call.legs ?? []).filter(leg => leg.id !== party);
  const [to, setTo] = useState(others[0]?.id ?? '');
  if (!may) {
    return null;
  }
  const order = (role: 'TALKS' | 'LISTENS' | 'WHISPERS') => then(ask('post', '/api/calls/{id}/supervision', {
    path: { id: call.id ?? '' }, body: { party, role, to: role === 'WHISPERS' ? to : undefined },
  }));
  return (
    <fieldset className="c-fieldset">
      <legend>{t('calls.supervise')}</legend>
      <div className="c-actions">
        <Act label={t('calls.talk')} run={() => order('TALKS')} />
        <Act label={t('calls.listen')} run={() => order('LISTENS')} />
      </div>
      <div className="c-search">
        <FormGroup label={t('calls.whisperTo')} fieldId="whisper-to">
          <FormSelect id="whisper-to" value={to} onChange={(_, chosen) => setTo(chosen)}>
            {others.map(leg => <FormSelectOption key={leg.id} value={leg.id} label={leg.party ?? ''} />)}
          </FormSelect>
        </FormGroup>
        <Act label={t('calls.whisper')} isDisabled={to === ''} run={() => order('WHISPERS')} />
      </div>
    </fieldset>
  );
}
