import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ask, type Schemas } from '../api/client';
import { useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Trouble } from '../parts/Trouble';
import { Button, Checkbox, FormGroup, FormSelect, FormSelectOption, TextInput } from '../ui';
import { keysOf } from './draft';

const FIELDS = ['from', 'to', 'at', 'keys'] as const;

/** A call that nobody places: who calls what, when, and what is pressed. */
export function Simulate({ to, draft, show }: {
  to: string; draft: string | undefined; show: (answer: Schemas['Explained'] | undefined) => void;
}) {
  const t = useText();
  const word = useWord();
  const [asked, setAsked] = useState<Partial<Record<(typeof FIELDS)[number] | 'trunk', string>>>({});
  const [answered, setAnswered] = useState(true);
  const trunks = useRead('/api/trunks');
  const called = asked.to ?? to;
  const work = useMutation({
    mutationFn: async () => (await ask('post', '/api/routes/explain', {
      body: {
        from: asked.from ?? '', to: called, trunk: asked.trunk || undefined, keys: keysOf(asked.keys ?? ''), answered, draft,
        at: asked.at ? new Date(asked.at).toISOString() : undefined,
      },
    })).data,
    onSuccess: show,
    onError: () => show(undefined),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    work.mutate();
  };
  const label = { from: t('flow.caller'), to: t('flow.called'), at: word('f', 'atMoment'), keys: t('flow.keys') };
  return (
    <section aria-label={t('flow.simulate')}>
      <form className="c-search" onSubmit={submit}>
        {FIELDS.map(name => (
          <FormGroup key={name} label={label[name]} fieldId={`flow-${name}`}>
            <TextInput id={`flow-${name}`} type={name === 'at' ? 'datetime-local' : 'text'} value={name === 'to' ? called : (asked[name] ?? '')}
              placeholder={name === 'keys' ? '1 2' : undefined} onChange={(_, text) => setAsked({ ...asked, [name]: text })} />
          </FormGroup>
        ))}
        <FormGroup label={t('flow.comes')} fieldId="flow-trunk">
          <FormSelect id="flow-trunk" value={asked.trunk ?? ''} onChange={(_, trunk) => setAsked({ ...asked, trunk })}>
            <FormSelectOption value="" label={t('flow.inside')} />
            {(trunks.data?.items ?? []).map(trunk => <FormSelectOption key={trunk.name} value={trunk.name} label={trunk.name ?? ''} />)}
          </FormSelect>
        </FormGroup>
        <Checkbox id="flow-answered" label={t('flow.answered')} isChecked={answered} onChange={(_, on) => setAnswered(on)} />
        <Button type="submit" variant="secondary" isLoading={work.isPending} isDisabled={!asked.from || !called}>{t('flow.simulate')}</Button>
      </form>
      <Trouble error={work.error} />
      {work.data && (
        <div aria-live="polite">
          <p><b>{t('flow.ends')}: {word('e', work.data.end)} {work.data.destination ?? ''}</b></p>
          <ol className="c-trail">
            {(work.data.tree ?? []).map((step, i) => (
              <li key={i}>{step.says}{(step.because ?? []).map((why, j) => <div key={j} className="c-soft">{why}</div>)}</li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
