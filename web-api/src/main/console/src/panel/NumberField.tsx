import { useId, useMemo } from 'react';
import { shown, type Member } from '../state/panel';
import { FormGroup, TextInput } from '../ui';

const MOST_OFFERED = 20;

/** A number, or who has it: names that fit are offered while one types. */
export function NumberField({ id, label, value, change, known }: {
  id: string; label: string; value: string; change: (number: string) => void; known: readonly Member[];
}) {
  const list = useId();
  const offered = useMemo(
    () => (value === '' ? [] : shown(known, { find: value, state: '' }, () => 'free').slice(0, MOST_OFFERED)), [known, value]);
  return (
    <FormGroup label={label} fieldId={id}>
      <TextInput id={id} value={value} list={list} autoComplete="off" onChange={(_, text) => change(text.trim())} />
      <datalist id={list}>{offered.map(one => <option key={one.number} value={one.number} label={one.name} />)}</datalist>
    </FormGroup>
  );
}
