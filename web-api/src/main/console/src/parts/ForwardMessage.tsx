import { useMutation } from '@tanstack/react-query';
import { useMemo, useState, type FormEvent } from 'react';
import { ask, isRefused, type Schemas } from '../api/client';
import { refresh } from '../api/queries';
import { useText } from '../i18n';
import { HelperText, HelperTextItem } from './Below';
import { Button, Checkbox, Form, FormGroup, FormHelperText, Modal, ModalBody, ModalFooter, ModalHeader, TextArea, TextInput } from '../ui';
import { faultsOf, useSaid } from './faults';
import { Trouble } from './Trouble';

const FORM = 'voicemail-forward';

/**
 * A message goes to somebody else's mailbox, with a word to it, and stays here or is put away. It stands beside the table: a row of
 * it may go at any time.
 */
export function ForwardMessage({ extension, message, close }: { extension: string; message: Schemas['VoicemailMessage']; close: () => void }) {
  const t = useText();
  const say = useSaid();
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [keep, setKeep] = useState(true);
  const [answered, setAnswered] = useState(0);
  // the same again, where nobody knows whether the last one arrived
  const idempotencyKey = useMemo(() => crypto.randomUUID(), [to, note, keep, answered]);
  const work = useMutation({
    mutationFn: async () => {
      await ask('post', '/api/voicemail/{extension}/messages/{id}/forward', {
        path: { extension, id: message.id ?? '' }, body: { to, keep, note: note || undefined }, idempotencyKey,
      });
      await refresh('/api/voicemail/{extension}/messages');
    },
    onSuccess: close,
    onError: failed => {
      if (isRefused(failed)) {
        setAnswered(answered + 1);
      }
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!work.isPending) {
      work.mutate();
    }
  };
  return (
    <Modal isOpen variant="small" onClose={close} aria-labelledby={`${FORM}-title`}>
      <ModalHeader title={t('voicemail.forwardOf', { from: message.from ?? '' })} labelId={`${FORM}-title`} />
      <ModalBody>
        <Form id={FORM} onSubmit={submit}>
          <FormGroup label={t('voicemail.forwardTo')} fieldId={`${FORM}-to`} isRequired>
            <TextInput id={`${FORM}-to`} inputMode="tel" value={to} onChange={(_, text) => setTo(text)} />
            {faultsOf(work.error, 'to') && (
              <FormHelperText><HelperText><HelperTextItem variant="error">{faultsOf(work.error, 'to', say)}</HelperTextItem></HelperText></FormHelperText>
            )}
          </FormGroup>
          <FormGroup label={t('voicemail.note')} fieldId={`${FORM}-note`}>
            <TextArea id={`${FORM}-note`} rows={2} maxLength={500} value={note} onChange={(_, text) => setNote(text)} />
          </FormGroup>
          <Checkbox id={`${FORM}-keep`} label={t('voicemail.keepHere')} isChecked={keep} onChange={(_, checked) => setKeep(checked)} />
          <Trouble error={work.error} known={['to']} />
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form={FORM} variant="primary" isLoading={work.isPending} isDisabled={to === '' || work.isPending}>{t('voicemail.forward')}</Button>
        <Button variant="link" onClick={close}>{t('do.cancel')}</Button>
      </ModalFooter>
    </Modal>
  );
}
