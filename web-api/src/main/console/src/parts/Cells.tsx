import type { ReactNode } from 'react';
import { useText, useWord } from '../i18n';
import { Label } from '../ui';
import { useMoments } from './moments';

/** How one value of the API looks in a table. */
export function Cell({ name, value }: { name: string; value: unknown }): ReactNode {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  if (value === undefined || value === null || value === '') {
    return <span className="c-soft">—</span>;
  }
  if (name === 'state') {
    return <TrunkLight state={value as { up?: boolean; trouble?: string }} />;
  }
  if (typeof value === 'boolean') {
    return <Label isCompact color={value ? 'green' : 'grey'}>{value ? t('word.yes') : t('word.no')}</Label>;
  }
  if (Array.isArray(value)) {
    return value.map(one => (typeof one === 'object' ? ((one as { trunk?: string }).trunk ?? (one as { extension?: string }).extension ?? (one as { number?: string }).number) : word('e', String(one)))).join(', ') || '—';
  }
  if (name.endsWith('At') || name === 'at' || name === 'until' || name === 'since') {
    return moments.at(String(value));
  }
  return typeof value === 'number' ? moments.number(value, 2) : word('e', String(value));
}

function TrunkLight({ state }: { state: { up?: boolean; trouble?: string } }) {
  const t = useText();
  return state.up
    ? <Label isCompact color="green">{t('word.up')}</Label>
    : <Label isCompact color="red">{state.trouble || t('word.down')}</Label>;
}

const COLORS: Record<string, 'green' | 'red' | 'orange' | 'blue' | 'grey'> = {
  ANSWERED: 'green', ACTIVE: 'green', COMPLETED: 'green', CREATED: 'green', CHANGED: 'blue', RINGING: 'blue', ROUTING: 'blue', NEW: 'blue', STARTED: 'blue',
  HELD: 'orange', BUSY: 'orange', NO_ANSWER: 'orange', CANCELLED: 'grey', ENDED: 'grey', STOPPED: 'grey',
  REJECTED: 'red', FAILED: 'red', ABANDONED: 'red',
};

/** A word of the API with the colour that it has everywhere. */
export function Mark({ word: value }: { word: string | undefined }) {
  const word = useWord();
  return value ? <Label isCompact color={COLORS[value] ?? 'grey'}>{word('e', value)}</Label> : null;
}
