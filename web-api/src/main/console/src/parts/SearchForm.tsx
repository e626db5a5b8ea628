import { useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { useText, useWord } from '../i18n';
import type { MessageKey } from '../locales/en';
import { HelperText, HelperTextItem } from './Below';
import { Button, FormGroup, FormSelect, FormSelectOption, TextInput } from '../ui';

export interface SearchField {
  readonly name: string;
  readonly options?: readonly string[];
  /** what people call an option */
  readonly called?: (option: string) => string;
  readonly moment?: boolean;
  readonly hint?: MessageKey;
}

const LOCAL = 16;

/** A moment of the address as the local time that an input shows. */
function local(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, LOCAL);
}

/** What is looked for; it stands in the address, so that a search can be kept and sent to somebody. */
export function SearchForm({ fields }: { fields: readonly SearchField[] }) {
  const t = useText();
  const word = useWord();
  const [search, setSearch] = useSearchParams();
  const asked = search.toString();
  const [values, setValues] = useState<Record<string, string>>(() => Object.fromEntries(search));
  const [shown, setShown] = useState(asked);
  // another search has come: by the way back, or from the search of everything; the fields stay, and with them the focus
  if (shown !== asked) {
    setShown(asked);
    setValues(Object.fromEntries(search));
  }
  const change = (name: string, value: string) => setValues({ ...values, [name]: value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSearch(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')));
  };
  return (
    <form className="c-search" role="search" onSubmit={submit}>
      {fields.map(({ name, options, called, moment, hint }) => (
        <FormGroup key={name} label={word('f', name)} fieldId={`search-${name}`}>
          {options ? (
            <FormSelect id={`search-${name}`} value={values[name] ?? ''} onChange={(_, value) => change(name, value)}>
              <FormSelectOption value="" label={t('word.all')} />
              {options.map(option => <FormSelectOption key={option} value={option} label={called ? called(option) : word('e', option)} />)}
            </FormSelect>
          ) : (
            <TextInput id={`search-${name}`} type={moment ? 'datetime-local' : 'text'}
              value={moment && values[name] ? local(values[name]) : (values[name] ?? '')}
              onChange={(_, value) => change(name, moment && value ? new Date(value).toISOString() : value)} />
          )}
          {hint && <HelperText><HelperTextItem>{t(hint)}</HelperTextItem></HelperText>}
        </FormGroup>
      ))}
      <Button type="submit" variant="secondary">{t('do.search')}</Button>
      <Button variant="link" onClick={() => { setValues({}); setSearch({}); }}>{t('do.clear')}</Button>
    </form>
  );
}
