import { useMutation } from '@tanstack/react-query';
import { useMemo, useState, type FormEvent } from 'react';
import { ask, isRefused } from '../api/client';
import { refresh } from '../api/queries';
import { useText, useWord } from '../i18n';
import { HelperText, HelperTextItem } from './Below';
import { Button, Form, FormGroup, FormHelperText, Modal, ModalBody, ModalFooter, ModalHeader, TextArea, TextInput } from '../ui';
import { faultsOf, useSaid } from './faults';
import { Trouble } from './Trouble';

const FORM = 'text-send';
const FIELDS = ['to', 'text'] as const;
const LONGEST = 2000;

/** A text to an extension: a new one, or an answer to who wrote. It stands beside the table: a row of it may go at any time. */
export function SendText({ to: first, close, sent }: { to: string; close: () => void; sent?: () => void }) {
  const t = useText();
  const word = useWord();
  const say = useSaid();
  const [to, setTo] = useState(first);
  const [text, setText] = useState('');
  const [answered, setAnswered] = useState(0);
  // the same again, where nobody knows whether the last one arrived
  const idempotencyKey = useMemo(() => crypto.randomUUID(), [to, text, answered]);
  const work = useMutation({
    mutationFn: async () => {
      await ask('post', '/api/texts', { body: { to: to.trim(), text }, idempotencyKey });
      await refresh('/api/texts');
    },
    onSuccess: () => {
      sent?.();
      close();
    },
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
  const fault = (field: (typeof FIELDS)[number]) => faultsOf(work.error, field) && (
    <FormHelperText><HelperText><HelperTextItem variant="error">{faultsOf(work.error, field, say)}</HelperTextItem></HelperText></FormHelperText>
  );
  return (
    <Modal isOpen variant="small" onClose={close} aria-labelledby={`${FORM}-title`}>
      <ModalHeader title={t('texts.new')} labelId={`${FORM}-title`} />
      <ModalBody>
        <Form id={FORM} onSubmit={submit}>
          <FormGroup label={t('texts.to')} fieldId={`${FORM}-to`} isRequired>
            <TextInput id={`${FORM}-to`} inputMode="tel" value={to} onChange={(_, typed) => setTo(typed)} />
            {fault('to')}
          </FormGroup>
          <FormGroup label={word('f', 'text')} fieldId={`${FORM}-text`} isRequired>
            <TextArea id={`${FORM}-text`} rows={4} maxLength={LONGEST} value={text} onChange={(_, typed) => setText(typed)} />
            {fault('text')}
          </FormGroup>
          <Trouble error={work.error} known={FIELDS} />
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form={FORM} variant="primary" isLoading={work.isPending} isDisabled={to.trim() === '' || text === '' || work.isPending}>
          {t('texts.send')}
        </Button>
        <Button variant="link" onClick={close}>{t('do.cancel')}</Button>
      </ModalFooter>
    </Modal>
  );
}
