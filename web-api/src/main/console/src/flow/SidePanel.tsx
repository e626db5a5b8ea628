import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { ApiError } from '../api/client';
import { useText, useWord } from '../i18n';
import { readOne } from '../objects/access';
import { Bare } from '../parts/Bare';
import { belongs } from '../parts/faults';
import { Fields } from '../parts/Fields';
import { blank, missing, pick, type Values } from '../parts/fields';
import { Trouble } from '../parts/Trouble';
import { Button, Form, Title } from '../ui';
import { changed, find, origin, valuesOf, type Change } from './draft';
import { ExitField, settled } from './ExitField';
import { useNames } from './names';
import { exitsOf, thingOf, THINGS, type Action, type Node, type ThingKind } from './things';

interface Panel {
  nodes: readonly Node[];
  changes: readonly Change[];
  /** the draft that is shown; absent for what is published */
  draft?: string;
  /** takes a change into the draft; absent for who may not */
  take?: (change: Change) => Promise<void>;
  close: () => void;
}

/** What was chosen: what it is, where its exits lead, and all that can be set. */
export function SidePanel({ node, fresh, ...panel }: Panel & { node?: Node; fresh?: ThingKind }) {
  const t = useText();
  const names = useNames();
  const kind = fresh ?? thingOf(node);
  const name = fresh ? '' : (node?.name ?? '');
  const change = kind && !fresh ? find(panel.changes, kind, name) : undefined;
  const read = useQuery({
    queryKey: ['/flow-thing', kind ?? '', name],
    queryFn: () => readOne(THINGS[kind!], name),
    enabled: kind !== undefined && !fresh && change === undefined,
    gcTime: 0,
  });
  if (!kind) {
    return node ? <Elsewhere node={node} /> : <p className="c-soft">{t('flow.choose')}</p>;
  }
  const { fields } = THINGS[kind];
  const start = fresh ? { values: blank(fields), from: {} }
    : change ? { values: valuesOf(change.body), from: { etag: change.etag, base: change.base } }
    : read.data && { values: pick(read.data.data, fields), from: origin(kind, read.data) };
  const goes = change !== undefined && change.body === undefined;
  const title = fresh ? `${t('do.new')}: ${t(THINGS[kind].one)}` : node ? names.title(node) : '';
  return (
    <section aria-label={title}>
      <Title headingLevel="h2" size="lg">{title}</Title>
      {goes && <p className="c-fault">{t('flow.goes')}</p>}
      <Trouble error={read.error} />
      {!start && read.isPending && <Bare loading />}
      {start && !goes && <Thing key={`${kind} ${name} ${change ? 'draft' : 'published'}`} kind={kind} name={name} isNew={fresh !== undefined}
        start={start.values} from={start.from} {...panel} />}
    </section>
  );
}

/** An extension, a room and the like: it is set up on a page of its own. */
function Elsewhere({ node }: { node: Node }) {
  const t = useText();
  const names = useNames();
  const page = node.kind === 'EXTENSION' ? `/extensions/at/${node.name}`
    : node.kind === 'CONFERENCE' ? `/conferences/at/${node.name}`
    : node.kind === 'PAGING' ? `/paging/at/${node.name}`
    : node.kind === 'MAILING_LIST' ? `/voicemail-lists/at/${node.name}`
    : node.kind === 'WEBHOOK' ? `/webhooks/at/${node.name}`
    : node.kind === 'OUTSIDE' ? '/routes' : undefined;
  return (
    <section aria-label={names.title(node)}>
      <Title headingLevel="h2" size="lg">{names.title(node)}</Title>
      <ul>{(node.exits ?? []).map(exit => <li key={exit.id}>{names.exit(node.kind, exit.id!)} → {exit.to}</li>)}</ul>
      {page && <p>{t('flow.elsewhere')} <Link to={page}>{names.title(node)}</Link></p>}
    </section>
  );
}

function Thing({ kind, name, isNew, start, from, nodes, draft, take, close }: Panel & {
  kind: ThingKind; name: string; isNew: boolean; start: Values; from: Pick<Change, 'etag' | 'base'>;
}) {
  const t = useText();
  const word = useWord();
  const { fields } = THINGS[kind];
  const [values, setValues] = useState(start);
  const [chosen, setChosen] = useState<Record<string, Action>>({});
  const [lacking, setLacking] = useState<string[]>([]);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const called = isNew ? String(values.number ?? '') : name;
  const form = { kind, opened: start, values, chosen };
  const exits = exitsOf(kind, values);
  const run = async (change: () => Promise<Change>) => {
    setBusy(true);
    setError(undefined);
    try {
      await take!(await change());
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lack = missing(values, fields, isNew);
    setLacking(lack);
    if (lack.length === 0) {
      void run(async () => changed(kind, called, await settled(form, exits, draft), from));
    }
  };
  const prefix = `${kind}/${called}/`;
  const faults = (field: string) => faultsIn(error, prefix, field) || (lacking.includes(field) ? t('form.required') : '');
  return (
    <Form onSubmit={submit} noValidate>
      {exits.map(exit => (
        <ExitField key={exit} form={form} exit={exit} nodes={nodes} draft={draft} disabled={!take} change={setValues}
          choose={(of, action) => setChosen(before => ({ ...before, [of]: action }))} />
      ))}
      <Targets nodes={nodes} />
      <details open={isNew}>
        <summary>{t('flow.all')}</summary>
        <Fields fields={fields} values={values} change={setValues} faults={faults} isNew={isNew} disabled={!take} />
      </details>
      {lacking.length > 0 && <p role="alert" className="c-fault">{t('form.faults', { fields: lacking.map(field => word('f', field)).join(', ') })}</p>}
      <Trouble error={error} />
      {take && (
        <div className="c-actions">
          <Button type="submit" isLoading={busy} isDisabled={busy}>{t('flow.take')}</Button>
          {!isNew && (
            <Button variant="secondary" isDanger isDisabled={busy} onClick={() => void run(async () => ({ kind, name, ...from }))}>{t('flow.remove')}</Button>
          )}
          {isNew && <Button variant="link" onClick={close}>{t('do.cancel')}</Button>}
        </div>
      )}
    </Form>
  );
}

/** What is proposed as a target. */
function Targets({ nodes }: { nodes: readonly Node[] }) {
  const names = useNames();
  return (
    <datalist id="flow-targets">
      {nodes.filter(node => node.kind !== 'DID').map(node => <option key={node.id} value={node.id}>{names.title(node)}</option>)}
    </datalist>
  );
}

/** The faults of a field of one thing of a draft, which the API names `kind/name/field`. */
function faultsIn(error: unknown, prefix: string, field: string): string {
  return error instanceof ApiError
    ? Object.entries(error.fields)
      .filter(([fault]) => fault.startsWith(prefix) && belongs(fault.slice(prefix.length), field))
      .map(([, message]) => message)
      .join('; ')
    : '';
}
