import { useState, type PointerEvent } from 'react';
import type { Schemas } from '../api/client';
import { useRead, useWhole } from '../api/queries';
import { useText, useWord } from '../i18n';
import { NumberField } from '../panel/NumberField';
import { beyond, exchange, laidOut, places, put, without, withLamps, type Key } from '../state/keys';
import { Button, FormGroup, FormSelect, FormSelectOption, TextInput } from '../ui';
import { Bare } from './Bare';

interface Layout {
  keys: readonly Key[];
  lines: readonly Schemas['DeviceLine'][];
  /** id of the model */
  model: string;
  change: (keys: Key[]) => void;
  disabled?: boolean;
}

/** The keys of a telephone as they stand on it, and what the one does that is chosen. */
export default function KeyLayout({ keys, lines, model, change, disabled }: Layout) {
  const t = useText();
  const models = useRead('/api/device-models', {}, { once: true });
  const [chosen, setChosen] = useState(1);
  const count = models.data?.items?.find(one => one.id === model)?.keys;
  if (models.isPending) {
    return <Bare loading />;
  }
  if (!count) {
    return <p className="c-soft">{t(count === 0 ? 'keys.noKeys' : 'keys.noModel')}</p>;
  }
  const shown = laidOut(keys, lines);
  const at = Math.min(chosen, count);
  const lost = beyond(keys, count);
  return (
    <>
      {keys.length === 0 && <p className="c-soft">{t('keys.byLines')}</p>}
      {lost.length > 0 && (
        <p className="c-fault">
          {t('keys.beyond', { count: lost.length })}{' '}
          <Button variant="link" isInline isDisabled={disabled} onClick={() => change(keys.filter(key => !lost.includes(key)))}>{t('keys.leaveOut')}</Button>
        </p>
      )}
      <Places keys={shown} count={count} chosen={at} choose={setChosen} move={disabled ? undefined : (from, to) => change(exchange(shown, from, to))} />
      {!disabled && <OneKey position={at} count={count} keys={shown} lines={lines} change={change} choose={setChosen} />}
      {!disabled && <Lamps fill={numbers => change(withLamps(shown, count, numbers))} />}
    </>
  );
}

/** Half of the keys stand left of the screen, half of them right. A key that is carried to another changes places with it. */
function Places({ keys, count, chosen, choose, move }: {
  keys: readonly Key[]; count: number; chosen: number; choose: (position: number) => void; move?: (from: number, to: number) => void;
}) {
  const t = useText();
  const word = useWord();
  const [held, setHeld] = useState<number>();
  const drop = (event: PointerEvent) => {
    const to = Number(document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-key]')?.dataset.key);
    if (held !== undefined && to && to !== held) {
      move?.(held, to);
      choose(to);
    }
    setHeld(undefined);
  };
  return (
    <ol className="c-keypad" style={{ gridTemplateRows: `repeat(${Math.ceil(count / 2)}, auto)` }} onPointerUp={drop} onPointerCancel={() => setHeld(undefined)}>
      {places(keys, count).map((key, i) => {
        const position = i + 1;
        const says = key ? `${word('e', key.kind)} ${key.value}${key.label ? ` ${key.label}` : ''}` : t('keys.nothing');
        return (
          <li key={position}>
            <button type="button" className="c-key" data-key={position} data-kind={key?.kind} aria-pressed={position === chosen}
              aria-label={`${t('keys.key', { position })}: ${says}`} onClick={() => choose(position)} onPointerDown={() => setHeld(position)}>
              <span className="c-soft">{position}</span>
              <span>{key ? key.label || key.value : '—'}</span>
              <span className="c-soft">{key && word('e', key.kind)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

type Kind = NonNullable<Key['kind']>;
const KINDS: readonly Kind[] = ['LINE', 'BLF', 'SPEED_DIAL'];

function OneKey({ position, count, keys, lines, change, choose }: {
  position: number; count: number; keys: readonly Key[]; lines: Layout['lines']; change: (keys: Key[]) => void; choose: (position: number) => void;
}) {
  const t = useText();
  const word = useWord();
  const key = keys.find(one => one.position === position);
  const become = (part: Partial<Key>) => change(put(keys, { position, kind: 'BLF', value: '', label: '', ...key, ...part }));
  const move = (to: number) => {
    change(exchange(keys, position, to));
    choose(to);
  };
  const kind = (chosen: string) => {
    if (chosen === '') {
      change(without(keys, position));
    } else {
      become({ kind: chosen as Kind, value: chosen === 'LINE' ? '1' : key?.kind === 'LINE' ? '' : key?.value ?? '' });
    }
  };
  return (
    <div className="c-row" role="group" aria-label={t('keys.key', { position })}>
      <FormGroup label={t('keys.does', { position })} fieldId="key-kind">
        <FormSelect id="key-kind" value={key?.kind ?? ''} onChange={(_, chosen) => kind(chosen)}>
          <FormSelectOption value="" label={t('keys.nothing')} />
          {KINDS.map(one => <FormSelectOption key={one} value={one} label={word('e', one)} />)}
        </FormSelect>
      </FormGroup>
      {key?.kind === 'LINE' && (
        <FormGroup label={t('keys.line')} fieldId="key-line">
          <FormSelect id="key-line" value={key.value} onChange={(_, value) => become({ value })}>
            {lines.map((line, i) => <FormSelectOption key={i} value={String(i + 1)} label={`${i + 1}: ${line.extension ?? ''}`} />)}
          </FormSelect>
        </FormGroup>
      )}
      {(key?.kind === 'BLF' || key?.kind === 'SPEED_DIAL') && <Dialled value={key.value ?? ''} change={value => become({ value })} />}
      {key && (
        <FormGroup label={t('keys.text')} fieldId="key-text">
          <TextInput id="key-text" maxLength={80} value={key.label ?? ''} onChange={(_, label) => become({ label })} />
        </FormGroup>
      )}
      <div className="c-actions">
        <Button variant="secondary" size="sm" isDisabled={position <= 1} onClick={() => move(position - 1)}>{t('keys.earlier')}</Button>
        <Button variant="secondary" size="sm" isDisabled={position >= count} onClick={() => move(position + 1)}>{t('keys.later')}</Button>
      </div>
    </div>
  );
}

function Dialled({ value, change }: { value: string; change: (value: string) => void }) {
  const t = useText();
  const found = useRead('/api/extensions', { query: { find: value, limit: 20 } }, { off: value === '' });
  const known = (found.data?.items ?? []).map(one => ({ number: one.number ?? '', name: one.displayName ?? '' }));
  return <NumberField id="key-number" label={t('keys.number')} value={value} change={change} known={known} />;
}

/** Lamps for all of a group at once. */
function Lamps({ fill }: { fill: (numbers: readonly string[]) => void }) {
  const t = useText();
  const [group, setGroup] = useState('');
  const rings = useWhole('/api/ring-groups');
  const queues = useWhole('/api/queues');
  const all = [...rings.items, ...queues.items];
  const members = all.find(one => one.number === group)?.members?.map(member => member.number ?? '');
  return rings.isPending || queues.isPending || all.length === 0 ? null : (
    <div className="c-row">
      <FormGroup label={t('keys.group')} fieldId="key-group">
        <FormSelect id="key-group" value={group} onChange={(_, number) => setGroup(number)}>
          <FormSelectOption value="" label="—" />
          {all.map(one => <FormSelectOption key={one.number} value={one.number} label={`${one.number} ${one.name ?? ''}`} />)}
        </FormSelect>
      </FormGroup>
      <Button variant="secondary" size="sm" isDisabled={!members} onClick={() => fill(members ?? [])}>{t('keys.fill')}</Button>
    </div>
  );
}
