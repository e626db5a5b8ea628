import { Alert as SilentAlert, AlertActionLink, type AlertProps } from '@patternfly/react-core/dist/esm/components/Alert';
import { Modal as SilentModal, ModalBody, ModalFooter, ModalHeader, type ModalProps } from '@patternfly/react-core/dist/esm/components/Modal';
import { ModalBoxCloseButton } from '@patternfly/react-core/dist/esm/components/Modal/ModalBoxCloseButton';
import { useText } from '../i18n';

export { AlertActionLink, ModalBody, ModalFooter, ModalHeader };

type Kind = 'danger' | 'warning' | 'info' | 'success';

/** PatternFly says what kind of alert it is, to who does not see it, in English. */
export function Alert({ variant, ...props }: Omit<AlertProps, 'variant' | 'ref'> & { variant: Kind }) {
  const t = useText();
  return <SilentAlert variant={variant} variantLabel={t(`alert.${variant}`)} {...props} />;
}

/** PatternFly names the cross that closes a dialog in English. */
export function Modal({ onClose, children, ...props }: Omit<ModalProps, 'onClose' | 'ref'> & { onClose?: () => void }) {
  const t = useText();
  return (
    <SilentModal onEscapePress={() => onClose?.()} {...props}>
      {onClose && <ModalBoxCloseButton aria-label={t('do.close')} onClose={onClose} />}
      {children}
    </SilentModal>
  );
}
