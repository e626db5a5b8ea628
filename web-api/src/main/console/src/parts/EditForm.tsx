import { useState, type FormEvent, type ReactNode } from 'react';
import { ApiError, type Versioned } from '../api/client';
import { useText, useWord } from '../i18n';
import { catchUp, merge, same, type Clash } from '../state/merge';
import { ActionGroup, Alert, Button, Form } from '../ui';
import { Fields } from './Fields';
import { missing, pick, toSend, type Field, type Values } from './fields';
import { Merge } from './Merge';
import { belongs, faultsOf, useSaid } from './faults';
import { Trouble } from './Trouble';

interface Editing {
  fields: readonly Field[];
  start: Versioned<object>;
  isNew?: boolean;
  /** sends what was filled in; throws what the API says against it */
  save: (body: Values, etag: string | undefined) => Promise<Versioned<object> | undefined>;
  /** reads the thing again, for a merge */
  reread?: () => Promise<Versioned<object>>;
  label?: string;
  readOnly?: boolean;
  /** below the fields, for what would be sent now */
  children?: (body: Values) => ReactNode;
}

interface Stale {
  theirs: Versioned<object>;
  clashes: Clash[];
  value: Values;
}

/**
 * A form over one thing. Faults stand at their fields; a change by somebody else in the meantime is merged. When another part of the
 * page has changed the thing, what was typed is not lost.
 */
export function EditForm({ fields, start, isNew = false, save, reread, label, readOnly, children }: Editing) {
  const t = useText();
  const word = useWord();
  const say = useSaid();
  const [base, setBase] = useState<Versioned<object>>(start);
  const [values, setValues] = useState<Values>(() => pick(start.data, fields));
  const [error, setError] = useState<unknown>();
  const [lacking, setLacking] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [stale, setStale] = useState<Stale>();
  const [begun, setBegun] = useState(start);
  const [meanwhile, setMeanwhile] = useState(false);

  const names = fields.map(field => field.name);
  const changed = isNew || !same(pick(base.data, fields), values);
  if (begun !== start) {
    setBegun(start);
  }
  // what one has saved oneself is read again as well
  if (begun !== start && !isNew && start.etag !== base.etag) {
    const { value, isCurrent } = catchUp(pick(base.data, fields), values, pick(start.data, fields), names);
    setValues(value);
    setMeanwhile(changed);
    setSaved(false);
    if (isCurrent) {
      setBase(start);
    }
  }

  const body = (wanted: Values) => toSend(wanted, isNew ? fields : fields.filter(field => !field.onlyNew));

  async function send(wanted: Values, etag: string | undefined) {
    setBusy(true);
    setError(undefined);
    try {
      const now = await save(body(wanted), etag);
      if (now) {
        setBase(now);
        setValues(pick(now.data, fields));
      }
      setSaved(true);
      setStale(undefined);
      setMeanwhile(false);
    } catch (failed) {
      if (failed instanceof ApiError && failed.status === 412 && reread) {
        await compare(wanted).catch(setError);
      } else {
        setError(failed);
        setStale(undefined);
      }
    } finally {
      setBusy(false);
    }
  }

  async function compare(mine: Values) {
    const theirs = await reread!();
    const merged = merge(pick(base.data, fields), mine, pick(theirs.data, fields), names);
    setStale({ theirs, clashes: merged.clashes, value: merged.value });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const lack = missing(values, fields, isNew);
    setLacking(lack);
    if (lack.length === 0) {
      void send(values, base.etag);
    }
  }

  function decide(theirs: ReadonlySet<string>) {
    const decided = { ...stale!.value };
    for (const clash of stale!.clashes.filter(one => theirs.has(one.field))) {
      decided[clash.field] = clash.theirs;
    }
    setBase(stale!.theirs);
    setValues(decided);
    void send(decided, stale!.theirs.etag);
  }

  const faults = (field: string) => faultsOf(error, field, say) || (lacking.includes(field) ? t('form.required') : '');
  return (
    <Form onSubmit={submit} className="c-form" noValidate aria-label={label}>
      <Fields fields={fields} values={values} faults={faults} isNew={isNew} disabled={readOnly}
        change={next => { setValues(next); setSaved(false); }} />
      {children?.(body(values))}
      <Trouble error={error} known={names} />
      {error instanceof ApiError && Object.keys(error.fields).some(fault => names.some(name => belongs(fault, name))) && (
        <p role="alert" className="c-fault">
          {t('form.faults', { fields: names.filter(name => faultsOf(error, name)).map(name => word('f', name)).join(', ') })}
        </p>
      )}
      {meanwhile && changed && <Alert isInline variant="info" title={t('form.meanwhile')} isLiveRegion />}
      {saved && !changed && <Alert isInline variant="success" title={t('form.saved')} isLiveRegion />}
      {!readOnly && (
        <ActionGroup>
          <Button type="submit" isLoading={busy} isDisabled={busy || !changed}>{isNew ? t('do.create') : t('do.save')}</Button>
        </ActionGroup>
      )}
      {stale && <Merge clashes={stale.clashes} decide={decide} cancel={() => setStale(undefined)} />}
    </Form>
  );
}
