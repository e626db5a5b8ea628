import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, type Schemas } from '../api/client';
import { refresh, useVersioned } from '../api/queries';
import { useText, useWord } from '../i18n';
import type { MessageKey } from '../locales/en';
import { useMay } from '../state/useSession';
import { Alert, Button, Modal, ModalBody, ModalFooter, ModalHeader } from '../ui';
import { Table } from './Table';
import { Trouble } from './Trouble';
import { useTold } from './useTold';

const SINCE: Record<string, MessageKey> = { CHANGED: 'changes.again', BACK: 'changes.isBack', GONE: 'changes.gone' };

/** A change beside what there is now; who may takes it back. */
export function TakeBack({ id, name }: { id: string; name: string }) {
  const t = useText();
  const may = useMay('admin');
  const [open, setOpen] = useState(false);
  const label = may ? t('changes.revert') : t('changes.compare');
  return (
    <>
      <Button variant="secondary" size="sm" aria-label={`${label}: ${name}`} onClick={() => setOpen(true)}>{label}</Button>
      {open && <Compared id={id} name={name} may={may} close={() => setOpen(false)} />}
    </>
  );
}

function Compared({ id, name, may, close }: { id: string; name: string; may: boolean; close: () => void }) {
  const t = useText();
  const found = useVersioned('/api/history/{id}', { path: { id } });
  const work = useMutation({
    mutationFn: () => ask('post', '/api/history/{id}/revert', { path: { id }, ifMatch: found.data?.etag }),
    onSuccess: done => {
      if ((done.data.missing ?? []).length === 0) {
        close();
      }
      void refresh('/api/');
    },
    // what there is now is another thing than what is shown
    onError: () => void found.refetch(),
  });
  const since = found.data?.data.since ?? '';
  const told = SINCE[since];
  const missing = work.data?.data.missing ?? [];
  const canBe = may && !work.isSuccess && found.data !== undefined && since !== 'BACK' && since !== 'GONE';
  return (
    <Modal isOpen variant="medium" onClose={close} aria-labelledby="take-back">
      <ModalHeader title={may ? t('confirm.revert', { name }) : name} labelId="take-back" />
      <ModalBody>
        <Trouble error={found.error ?? work.error} />
        {missing.length > 0 && (
          <Alert variant="warning" isInline title={t('changes.missing')}>
            <ul>{missing.map(one => <li key={one.what}><b>{one.what}</b> {one.why}</li>)}</ul>
          </Alert>
        )}
        {told && !work.isSuccess && <Alert variant={since === 'BACK' ? 'info' : 'warning'} isInline title={t(told)} />}
        <Fields fields={found.data?.data.fields ?? []} loading={found.isFetching} />
      </ModalBody>
      <ModalFooter>
        {may && (
          <Button isLoading={work.isPending} isDisabled={!canBe || work.isPending} onClick={() => work.mutate()}>
            {t('changes.revert')}
          </Button>
        )}
        <Button variant="link" onClick={close}>{t('do.cancel')}</Button>
      </ModalFooter>
    </Modal>
  );
}

function Fields({ fields, loading }: { fields: readonly Schemas['ChangedField'][]; loading: boolean }) {
  const t = useText();
  const word = useWord();
  const told = useTold();
  return (
    <Table label={t('changes.compare')} rows={fields} keyOf={field => field.field ?? ''} loading={loading}
      columns={[
        { id: 'field', title: word('f', 'field'), cell: field => (field.field ?? '').split('.').map(part => word('f', part)).join(' · ') },
        { id: 'before', title: t('merge.before'), cell: field => told.json(field.before ?? '—') },
        { id: 'after', title: t('changes.after'), cell: field => told.json(field.after ?? '—') },
        { id: 'now', title: t('changes.now'), cell: field => <Now field={field} /> },
      ]} />
  );
}

/** What there is now, with a word where somebody has changed it again. */
function Now({ field }: { field: Schemas['ChangedField'] }) {
  const t = useText();
  const now = useTold().json(field.now ?? '—');
  return field.changedSince ? <b title={t('changes.again')} aria-label={`${now}, ${t('changes.again')}`} role="note">{now}</b> : <>{now}</>;
}
