import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useText } from '../i18n';
import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '../ui';
import { Trouble } from './Trouble';

interface Asking {
  label: ReactNode;
  question: string;
  run: () => Promise<unknown>;
  variant?: 'danger' | 'primary';
  ariaLabel?: string;
  children?: ReactNode;
}

/** A button that asks before it does what cannot be undone. What asks is made when somebody presses it: lists are full of them. */
export function Confirm(asking: Asking) {
  const { label, variant = 'danger', ariaLabel } = asking;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="sm" isDanger={variant === 'danger'} aria-label={ariaLabel} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && <Asked {...asking} close={() => setOpen(false)} />}
    </>
  );
}

function Asked({ label, question, run, variant = 'danger', children, close }: Asking & { close: () => void }) {
  const t = useText();
  const work = useMutation({ mutationFn: run, onSuccess: close });
  return (
    <Modal isOpen variant="small" onClose={close} aria-label={question}>
      <ModalHeader title={question} />
      <ModalBody>{children}<Trouble error={work.error} /></ModalBody>
      <ModalFooter>
        <Button variant={variant} isLoading={work.isPending} isDisabled={work.isPending} onClick={() => work.mutate()}>
          {label}
        </Button>
        <Button variant="link" onClick={close}>{t('do.cancel')}</Button>
      </ModalFooter>
    </Modal>
  );
}

/** A button that does something at once and says when it could not. */
export function Act({ label, run, ariaLabel, isDisabled, variant = 'secondary' }: {
  label: ReactNode; run: () => Promise<unknown>; ariaLabel?: string; isDisabled?: boolean; variant?: 'secondary' | 'primary' | 'link';
}) {
  const work = useMutation({ mutationFn: run });
  return (
    <>
      <Button variant={variant} size="sm" aria-label={ariaLabel} isLoading={work.isPending}
        isDisabled={isDisabled || work.isPending} onClick={() => work.mutate()}>
        {label}
      </Button>
      <Trouble error={work.error} />
    </>
  );
}
