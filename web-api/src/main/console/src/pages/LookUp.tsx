import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiError, read } from '../api/client';
import { useText, useWord } from '../i18n';
import { Trouble } from '../parts/Trouble';
import { Button, FormGroup, TextInput } from '../ui';

/** Whose number one is: what telephones show when it calls. */
export function LookUp() {
  const t = useText();
  const word = useWord();
  const [number, setNumber] = useState('');
  const work = useMutation({
    mutationFn: async (asked: string) => {
      try {
        return (await read('/api/phonebook/lookup', { query: { number: asked } })).displayName;
      } catch (failed) {
        if (failed instanceof ApiError && failed.status === 404) {
          return undefined;
        }
        throw failed;
      }
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    work.mutate(number.replace(/[ /()-]/g, ''));
  };
  return (
    <form className="c-search" aria-label={t('lookup.title')} onSubmit={submit}>
      <FormGroup label={t('lookup.title')} fieldId="lookup-number">
        <TextInput id="lookup-number" type="tel" placeholder={word('f', 'number')} value={number}
          onChange={(_, text) => { setNumber(text); work.reset(); }} />
      </FormGroup>
      <Button type="submit" variant="secondary" isDisabled={number === '' || work.isPending}>{t('do.search')}</Button>
      <span role="status">{work.isSuccess && (work.data ? t('lookup.shown', { name: work.data }) : t('lookup.nobody'))}</span>
      <Trouble error={work.error} />
    </form>
  );
}
