import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ask, type Schemas } from '../api/client';
import { useText, useWord } from '../i18n';
import { Panel } from '../parts/Figure';
import { Screen } from '../parts/Page';
import { Table } from '../parts/Table';
import { faultsOf, useSaid } from '../parts/faults';
import { Trouble } from '../parts/Trouble';
import { HelperText, HelperTextItem } from '../parts/Below';
import { Button, FormGroup, FormHelperText, TextInput } from '../ui';

const FIELDS = ['from', 'to', 'trunk', 'at'] as const satisfies readonly (keyof Schemas['ExplainBody'])[];

/** Where a call would go, without a call. */
export default function Explain() {
  const t = useText();
  const word = useWord();
  const say = useSaid();
  const [asked, setAsked] = useState<Partial<Record<(typeof FIELDS)[number], string>>>({});
  const work = useMutation({
    mutationFn: async () => (await ask('post', '/api/routes/explain', {
      body: {
        from: asked.from ?? '', to: asked.to ?? '', trunk: asked.trunk || undefined,
        at: asked.at ? new Date(asked.at).toISOString() : undefined,
      },
    })).data,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    work.mutate();
  };
  return (
    <Screen title={t('page.explain')} lead={t('lead.explain')}>
      <form className="c-search" onSubmit={submit}>
        {FIELDS.map(name => (
          <FormGroup key={name} label={word('f', name === 'at' ? 'atMoment' : name)} fieldId={`explain-${name}`} isRequired={name === 'from' || name === 'to'}>
            <TextInput id={`explain-${name}`} type={name === 'at' ? 'datetime-local' : 'text'} value={asked[name] ?? ''}
              onChange={(_, text) => setAsked({ ...asked, [name]: text })} />
            {faultsOf(work.error, name) && (
              <FormHelperText><HelperText><HelperTextItem variant="error">{faultsOf(work.error, name, say)}</HelperTextItem></HelperText></FormHelperText>
            )}
          </FormGroup>
        ))}
        <Button type="submit" isLoading={work.isPending} isDisabled={!asked.from || !asked.to}>{t('explain.ask')}</Button>
      </form>
      <Trouble error={work.error} known={FIELDS} />
      {work.data && <Answer answer={work.data} />}
    </Screen>
  );
}

function Answer({ answer }: { answer: Schemas['Explained'] }) {
  const t = useText();
  const word = useWord();
  return (
    <div className="c-stack" aria-live="polite">
      <Panel title={`${answer.from} → ${answer.to}: ${word('e', answer.end)} ${answer.destination ?? ''}`}>
        <ol className="c-trail">
          {(answer.tree ?? []).map((step, i) => (
            <li key={i}>{step.says}{(step.because ?? []).length > 0 && <ul>{step.because!.map((why, j) => <li key={j} className="c-soft">{why}</li>)}</ul>}</li>
          ))}
        </ol>
      </Panel>
      {(answer.ways ?? []).length > 0 && (
        <Table label={t('explain.ways')} rows={answer.ways!} keyOf={way => `${way.trunk} ${way.number}`}
          columns={(['trunk', 'number', 'shown', 'price'] as const).map(name => (
            { id: name, title: word('f', name), cell: (way: Schemas['ExplainedWay']) => way[name] ?? '—' }))} />
      )}
    </div>
  );
}
