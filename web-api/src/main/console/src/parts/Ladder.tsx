import { useState } from 'react';
import type { Schemas } from '../api/client';
import { useText } from '../i18n';
import { Button } from '../ui';

/** SIP messages as arrows between who spoke. Each can be read in full. */
export function Ladder({ ladder }: { ladder: Schemas['Ladder'] }) {
  const t = useText();
  const who = ladder.participants ?? [];
  const [open, setOpen] = useState<number>();
  return (
    <div className="c-ladder" tabIndex={0} role="region" aria-label={t('tab.sip')}>
      <table>
        <thead>
          <tr>
            <th scope="col">ms</th>
            {who.map(one => <th key={one.id} scope="col">{one.name || one.id}</th>)}
          </tr>
        </thead>
        <tbody>
          {(ladder.messages ?? []).map((message, i) => (
            <Arrow key={i} message={message} who={who.map(one => one.id ?? '')} isOpen={open === i}
              turn={() => setOpen(open === i ? undefined : i)} />
          ))}
        </tbody>
      </table>
      {(ladder.dropped ?? 0) > 0 && <p className="c-soft">{t('ladder.dropped', { count: ladder.dropped ?? 0 })}</p>}
    </div>
  );
}

function Arrow({ message, who, isOpen, turn }: {
  message: Schemas['LadderMessage']; who: string[]; isOpen: boolean; turn: () => void;
}) {
  const t = useText();
  const from = Math.max(0, who.indexOf(message.from ?? ''));
  const to = Math.max(0, who.indexOf(message.to ?? ''));
  const left = Math.min(from, to);
  const width = Math.abs(from - to) + 1;
  const right = who.length - left - width;
  return (
    <>
      <tr>
        <td>{((message.micros ?? 0) / 1000).toFixed(1)}</td>
        {left > 0 && <td colSpan={left} />}
        <td colSpan={width} className="c-arrow">
          <Button variant="link" isInline size="sm" aria-expanded={isOpen} onClick={turn}
            aria-label={`${message.label} ${message.from} → ${message.to}`}>
            {message.label}{message.repeated ? ` (${t('ladder.repeated')})` : ''}
          </Button>
          <span aria-hidden="true" className={`c-arrow-line${from > to ? ' c-back' : ''}${(message.status ?? 0) >= 400 ? ' c-fail' : ''}`} />
        </td>
        {right > 0 && <td colSpan={right} />}
      </tr>
      {isOpen && <tr><td /><td colSpan={who.length}><pre className="c-code">{message.text}</pre></td></tr>}
    </>
  );
}
