import { useState } from 'react';
import type { Schemas } from '../api/client';
import { LIVE_MILLIS, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '../ui';
import { useMoments } from './moments';
import { Table } from './Table';
import { Trouble } from './Trouble';

/** How a call sounds while it lasts, asked for as long as somebody looks. */
export function CallSound({ call, name }: { call: Schemas['Call']; name: string }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="secondary" size="sm" aria-label={`${t('calls.sound')} ${name}`} onClick={() => setOpen(true)}>{t('calls.sound')}</Button>
      {open && (
        <Modal isOpen variant="large" onClose={close} aria-labelledby="sound-title">
          <ModalHeader title={t('calls.soundOf', { name })} labelId="sound-title" />
          <ModalBody><Legs id={call.id ?? ''} /></ModalBody>
          <ModalFooter><Button variant="link" onClick={close}>{t('do.close')}</Button></ModalFooter>
        </Modal>
      )}
    </>
  );
}

function Legs({ id }: { id: string }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const found = useRead('/api/calls/{id}/media', { path: { id } }, { every: LIVE_MILLIS });
  return (
    <>
      <Trouble error={found.error} />
      <Table label={t('calls.sound')} rows={found.data?.legs ?? []} keyOf={leg => leg.id ?? ''} loading={found.isPending} empty={t('calls.noSound')}
        columns={[
          { id: 'party', title: word('f', 'party'), cell: leg => leg.party },
          { id: 'says', title: word('f', 'says'), cell: leg => leg.says ?? '—' },
          { id: 'hears', title: word('f', 'hears'), cell: leg => leg.hears ?? '—' },
          { id: 'encryption', title: word('f', 'encryption'), cell: leg => t(`sound.${leg.encryption ?? 'NONE'}`) },
          { id: 'transport', title: word('f', 'transport'), cell: leg => leg.transport ?? '—' },
          { id: 'mos', title: word('f', 'mos'), cell: leg => moments.number(leg.mos, 2) || '—' },
          { id: 'lost', title: word('f', 'lostPercent'), cell: leg => moments.number(leg.lostPercent, 1) },
          { id: 'lately', title: word('f', 'lately'), cell: leg => moments.number(leg.lately?.lostPercent, 1) || '—' },
          { id: 'jitter', title: word('f', 'jitterMillis'), cell: leg => moments.number(leg.jitterMillis, 1) },
          { id: 'trip', title: word('f', 'roundTripMillis'), cell: leg => moments.number(leg.roundTripMillis, 1) || '—' },
        ]} />
    </>
  );
}
