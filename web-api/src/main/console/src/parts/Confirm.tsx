import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useText } from '../i18n';
import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '../ui';
import { Trouble } from './Trouble';

/** A button that asks before it does what cannot be undone. */
export function Confirm({ label, question, run, variant = 'danger', ariaLabel, children }: {
  label: ReactNode; question: string; run: () => Promise<unknown>; variant?: 'danger' | 'primary'; ariaLabel?: string;
  children?: ReactNode;
}) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const work = useMutation({ mutationFn: run, onSuccess: () => setOpen(false) });
  return (
    <>
      <Button variant="secondary" size="sm" isDanger={variant === 'danger'} aria-label={ariaLabel} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <Modal isOpen variant="small" onClose={() => setOpen(false)} aria-label={question}>
          <ModalHeader title={question} />
          <ModalBody>{children}<Trouble error={work.error} /></ModalBody>
          <ModalFooter>
            <Button variant={variant} isLoading={work.isPending} isDisabled={work.isPending} onClick={() => work.mutate()}>
              {label}
            </Button>
            <Button variant="link" onClick={() => setOpen(false)}>{t('do.cancel')}</Button>
          </ModalFooter>
        </Modal>
      )}
    </>
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
