import { useState } from 'react';
import { useText } from '../i18n';
import { Act } from '../parts/Confirm';
import { talkers, type Target } from '../state/panel';
import { FormGroup, FormSelect, FormSelectOption, Modal, ModalBody, ModalFooter, ModalHeader, Button } from '../ui';
import { NumberField } from './NumberField';
import type { Grip } from './drag';
import type { House } from './house';
import { bring, callIn } from './orders';

const WAYS: readonly Target['kind'][] = ['number', 'voicemail', 'slot'];

/** The same as dragging, for hands that do not drag. */
export function MoveDialog({ grip, house, mine, close }: { grip: Grip; house: House; mine: string; close: () => void }) {
  const t = useText();
  const [moved, setMoved] = useState(grip.moved);
  const [kind, setKind] = useState<Target['kind']>('number');
  const [number, setNumber] = useState('');
  const call = house.calls.find(one => one.id === grip.call);
  const legs = call ? talkers(call) : [];
  const own = legs.find(leg => leg.party === mine)?.id;
  const isReady = call !== undefined && legs.length > 0 && (kind === 'slot' || number !== '');
  return (
    <Modal isOpen variant="small" onClose={close} aria-labelledby="move-title">
      <ModalHeader title={t('panel.moveTitle')} labelId="move-title" description={legs.length === 0 ? t('panel.over') : undefined} />
      <ModalBody>
        <div className="c-stack">
          <FormGroup label={t('panel.who')} fieldId="move-who">
            <FormSelect id="move-who" value={moved} onChange={(_, chosen) => setMoved(chosen)}>
              {legs.map(leg => <FormSelectOption key={leg.id} value={leg.id} label={leg.party ?? ''} />)}
            </FormSelect>
          </FormGroup>
          <FormGroup label={t('panel.where')} fieldId="move-where">
            <FormSelect id="move-where" value={kind} onChange={(_, chosen) => { setKind(chosen as Target['kind']); setNumber(''); }}>
              {WAYS.map(way => <FormSelectOption key={way} value={way} label={t(`panel.to.${way}`)} />)}
            </FormSelect>
          </FormGroup>
          <NumberField id="move-number" label={t(kind === 'slot' ? 'panel.slot' : 'panel.number')} value={number} change={setNumber}
            known={kind === 'slot' ? [] : [...house.members, ...(kind === 'number' ? house.groups : [])]} />
          <div className="c-actions">
            <Act label={t('panel.bring')} variant="primary" isDisabled={!isReady}
              run={() => bring(call!, moved, { kind, number }).then(close)} />
            {own && kind === 'number' && (
              <Act label={t('panel.callIn')} isDisabled={!isReady} run={() => callIn(call!, own, number).then(close)} />
            )}
          </div>
        </div>
      </ModalBody>
      <ModalFooter><Button variant="link" onClick={close}>{t('do.close')}</Button></ModalFooter>
    </Modal>
  );
}
