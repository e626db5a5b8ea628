import { useState } from 'react';
import { useText, useWord } from '../i18n';
import type { Clash } from '../state/merge';
import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '../ui';

function shown(value: unknown): string {
  return value === undefined || value === null || value === '' ? '—' : typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
}

/** Two people changed the same thing: what both wanted is joined already, here one decides what contradicts. */
export function Merge({ of, clashes, decide, cancel }: {
  /** which thing, where several are at stake */
  of?: string; clashes: readonly Clash[]; decide: (theirs: ReadonlySet<string>) => void; cancel: () => void;
}) {
  const t = useText();
  const word = useWord();
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (field: string, take: boolean) => {
    const next = new Set(theirs);
    if (take) {
      next.add(field);
    } else {
      next.delete(field);
    }
    setTheirs(next);
  };
  return (
    <Modal isOpen variant="medium" onClose={cancel} aria-labelledby="merge-title">
      <ModalHeader title={of ? `${of}: ${t('merge.title')}` : t('merge.title')} labelId="merge-title" description={clashes.length ? t('merge.clash') : t('merge.clean')} />
      <ModalBody>
        {clashes.map(clash => (
          <fieldset className="c-fieldset" key={clash.field}>
            <legend>{word('f', clash.field)}</legend>
            <p className="c-soft">{t('merge.before')}: <code>{shown(clash.base)}</code></p>
            <label className="c-choice">
              <input type="radio" name={clash.field} checked={!theirs.has(clash.field)} onChange={() => choose(clash.field, false)} />
              <span>{t('merge.mine')}<code>{shown(clash.mine)}</code></span>
            </label>
            <label className="c-choice">
              <input type="radio" name={clash.field} checked={theirs.has(clash.field)} onChange={() => choose(clash.field, true)} />
              <span>{t('merge.theirs')}<code>{shown(clash.theirs)}</code></span>
            </label>
          </fieldset>
        ))}
      </ModalBody>
      <ModalFooter>
        <Button onClick={() => decide(theirs)}>{t('do.save')}</Button>
        <Button variant="link" onClick={cancel}>{t('do.cancel')}</Button>
      </ModalFooter>
    </Modal>
  );
}
