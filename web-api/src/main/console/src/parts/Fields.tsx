import { lazy, Suspense, useId } from 'react';
import type { Schemas } from '../api/client';
import { useText, useWord } from '../i18n';
import { HelperText, HelperTextItem } from './Below';
import { Button, Checkbox, FormGroup, FormHelperText, FormSelect, FormSelectOption, Switch, TextArea, TextInput } from '../ui';
import { blank, type Field, type Values } from './fields';

const KeyLayout = lazy(() => import('./KeyLayout'));
const ModelChoice = lazy(() => import('./ModelChoice'));

interface Part {
  field: Field;
  value: unknown;
  /** the fields beside it */
  values: Values;
  change: (value: unknown) => void;
  id: string;
  fault: string;
  disabled?: boolean;
}

/** The fields of a form, each with its label, its hint and what the API says is wrong with it. */
export function Fields({ fields, values, change, faults, isNew = true, disabled }: {
  fields: readonly Field[]; values: Values; change: (values: Values) => void; faults: (field: string) => string;
  isNew?: boolean; disabled?: boolean;
}) {
  const id = useId();
  return fields.map(field => (
    <Labelled key={field.name} field={field} id={`${id}-${field.name}`} fault={faults(field.name)}
      value={values[field.name]} values={values} disabled={disabled || (field.onlyNew && !isNew)}
      change={value => change({ ...values, [field.name]: value })} />
  ));
}

function Labelled(part: Part) {
  const t = useText();
  const word = useWord();
  const { field, id, fault } = part;
  const label = field.label ? t(field.label) : word('f', field.name);
  const below = fault || (field.hint ? t(field.hint) : '');
  if (field.kind === 'group' || field.kind === 'rows') {
    return (
      <fieldset className="c-fieldset" aria-describedby={below ? `${id}-below` : undefined}>
        <legend>{label}</legend>
        {field.editor === 'keys' ? <Keys {...part} />
          : field.kind === 'rows' ? <Rows {...part} field={field} /> : <Group {...part} field={field} />}
        <Below id={`${id}-below`} text={below} isFault={fault !== ''} />
      </fieldset>
    );
  }
  return (
    <FormGroup label={field.kind === 'switch' ? undefined : label} fieldId={id} isRequired={field.required}
      role={field.kind === 'boxes' ? 'group' : undefined}>
      <Input {...part} label={label} />
      <Below id={`${id}-below`} text={below} isFault={fault !== ''} />
    </FormGroup>
  );
}

function Below({ id, text, isFault }: { id: string; text: string; isFault: boolean }) {
  return text === '' ? null : (
    <FormHelperText>
      <HelperText id={id} aria-live={isFault ? 'polite' : undefined}>
        <HelperTextItem variant={isFault ? 'error' : 'default'}>{text}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}

function Input({ field, value, change, id, fault, disabled, label }: Part & { label: string }) {
  const word = useWord();
  const validated = fault ? 'error' : 'default';
  const common = { id, isDisabled: disabled, 'aria-describedby': `${id}-below` };
  switch (field.kind) {
    case 'switch':
      return <Switch {...common} label={label} isChecked={value === true} onChange={(_, on) => change(on)} />;
    case 'choice':
      return (
        <FormSelect {...common} validated={validated} value={value ?? ''} isRequired={field.required}
          onChange={(_, chosen) => change(chosen === '' ? undefined : chosen)}>
          {!field.required && <FormSelectOption value="" label="—" />}
          {field.options.map(option => <FormSelectOption key={option} value={option} label={word('e', option)} />)}
        </FormSelect>
      );
    case 'boxes': {
      const chosen = (value as string[] | undefined) ?? [];
      return (
        <div className="c-boxes">
          {field.options.map(option => (
            <Checkbox key={option} id={`${id}-${option}`} label={word('e', option)} isDisabled={disabled}
              isChecked={chosen.includes(option)}
              onChange={(_, on) => change(field.options.filter(one => (one === option ? on : chosen.includes(one))))} />
          ))}
        </div>
      );
    }
    case 'lines':
      return (
        <TextArea {...common} disabled={disabled} validated={validated} autoResize rows={2} placeholder={field.placeholder}
          value={((value as string[] | undefined) ?? []).join('\n')}
          onChange={(_, text) => change(text === '' ? [] : text.split('\n'))} />
      );
    case 'number':
      return (
        <TextInput {...common} type="number" validated={validated} min={field.min} max={field.max} isRequired={field.required}
          placeholder={field.placeholder} value={value === undefined || value === null ? '' : String(value)}
          onChange={(_, text) => change(text === '' ? undefined : Number(text))} />
      );
    case 'rows': case 'group':
      return null;
    default:
      return field.editor === 'model' ? (
        <Suspense><ModelChoice {...common} validated={validated} isRequired={field.required} value={(value as string | undefined) ?? ''} change={change} /></Suspense>
      ) : (
        <TextInput {...common} type={field.kind === 'secret' ? 'password' : field.kind === 'day' ? 'date' : 'text'}
          autoComplete={field.kind === 'secret' ? 'new-password' : 'off'} validated={validated} isRequired={field.required}
          placeholder={field.kind === 'time' ? '09:00' : field.placeholder} value={(value as string | undefined) ?? ''}
          onChange={(_, text) => change(text)} />
      );
  }
}

const quiet = () => '';

function Group({ field, value, change, disabled }: Part & { field: Extract<Field, { kind: 'group' }> }) {
  return <Fields fields={field.fields} values={(value as Values | undefined) ?? {}} change={change} faults={quiet} disabled={disabled} />;
}

function Keys({ value, values, change, disabled }: Part) {
  const lines = (values.lines as Schemas['DeviceLine'][] | undefined) ?? [];
  return (
    <Suspense>
      <KeyLayout keys={(value as Schemas['DeviceKey'][] | undefined) ?? []} lines={lines} model={String(values.model ?? '')} change={change} disabled={disabled} />
    </Suspense>
  );
}

function Rows({ field, value, change, disabled }: Part & { field: Extract<Field, { kind: 'rows' }> }) {
  const t = useText();
  const word = useWord();
  const rows = (value as Values[] | undefined) ?? [];
  return (
    <>
      {rows.map((row, i) => (
        <div className="c-row" key={i} role="group" aria-label={`${word('f', field.name)} ${i + 1}`}>
          <Fields fields={field.fields} values={row} faults={quiet} disabled={disabled}
            change={changed => change(rows.map((one, at) => (at === i ? changed : one)))} />
          <Button variant="link" isDanger size="sm" isDisabled={disabled} aria-label={`${t('do.remove')} ${i + 1}`}
            onClick={() => change(rows.filter((_, at) => at !== i))}>
            {t('do.remove')}
          </Button>
        </div>
      ))}
      <Button variant="link" size="sm" isDisabled={disabled} onClick={() => change([...rows, blank(field.fields)])}>
        {t('do.addRow')}
      </Button>
    </>
  );
}
