import { useState } from 'react';
import { ask, read, type Schemas } from '../api/client';
import { refresh } from '../api/queries';
import { useText } from '../i18n';
import { answeredOf, WAIT_MILLIS } from '../state/comeIn';
import { useLogin, useMay } from '../state/useSession';
import { FormGroup, FormSelect, FormSelectOption, TextInput } from '../ui';
import { Act } from './Confirm';

const LOOK_MILLIS = 200;

type Role = 'TALKS' | 'LISTENS' | 'WHISPERS';

interface Order {
  call: string;
  /** on whose behalf the telephone of who comes in is called */
  party: string;
  number: string;
  role: Role;
  to: string;
}

/** Rings a telephone for a conversation of others, and lets it do there what was chosen as soon as it answers. */
async function comeIn({ call, party, number, role, to }: Order, nobody: string): Promise<void> {
  const path = { id: call };
  await ask('post', '/api/calls/{id}/participants', { path, body: { party, number } });
  const until = Date.now() + WAIT_MILLIS;
  let rang = false;
  for (;;) {
    const now = answeredOf(await read('/api/calls/{id}', { path }), number);
    if (now.leg) {
      // who talks with both is so from the first
      if (role !== 'TALKS') {
        await ask('post', '/api/calls/{id}/supervision', { path, body: { party: now.leg, role, to: role === 'WHISPERS' ? to : undefined } });
      }
      return refresh('/api/calls');
    }
    if (Date.now() > until || (rang && !now.rings)) {
      throw new Error(nobody);
    }
    rang ||= now.rings;
    await new Promise(next => setTimeout(next, LOOK_MILLIS));
  }
}

/** A supervisor comes into a conversation of two with the own telephone: to listen, to whisper to one, or to talk with both. */
export function ComeIn({ call, party }: { call: Schemas['Call']; party: string }) {
  const t = useText();
  const may = useMay('admin', 'supervisor');
  const own = useLogin().extension ?? '';
  const legs = (call.legs ?? []).filter(leg => leg.phase === 'ANSWERED');
  const [number, setNumber] = useState(own);
  const [to, setTo] = useState(legs[0]?.id ?? '');
  if (!may || legs.some(leg => leg.party === number)) {
    return null;
  }
  const order = (role: Role) => comeIn({ call: call.id ?? '', party, number, role, to }, t('calls.notComeIn'));
  return (
    <fieldset className="c-fieldset">
      <legend>{t('calls.comeIn')}</legend>
      <FormGroup label={t('panel.mine')} fieldId="come-in-number">
        <TextInput id="come-in-number" inputMode="tel" value={number} aria-describedby="come-in-hint" onChange={(_, text) => setNumber(text)} />
      </FormGroup>
      <span id="come-in-hint" className="c-soft">{t('calls.comeInHint')}</span>
      <div className="c-actions">
        <Act label={t('calls.listen')} isDisabled={number === ''} run={() => order('LISTENS')} />
        <Act label={t('calls.talk')} isDisabled={number === ''} run={() => order('TALKS')} />
      </div>
      <div className="c-search">
        <FormGroup label={t('calls.whisperTo')} fieldId="come-in-to">
          <FormSelect id="come-in-to" value={to} onChange={(_, chosen) => setTo(chosen)}>
            {legs.map(leg => <FormSelectOption key={leg.id} value={leg.id} label={leg.party ?? ''} />)}
          </FormSelect>
        </FormGroup>
        <Act label={t('calls.whisper')} isDisabled={number === '' || to === ''} run={() => order('WHISPERS')} />
      </div>
    </fieldset>
  );
}
