import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useText, useWord } from '../i18n';
import { Bare } from '../parts/Bare';
import { CallActions } from '../parts/CallActions';
import { Mark } from '../parts/Cells';
import { lasting, secondsBetween, useNow } from '../parts/moments';
import { movedOf, talkers } from '../state/panel';
import type { Dragging, Grip } from './drag';
import type { Call } from './house';

interface Hands {
  mine: string;
  drag: Dragging;
  move: (grip: Grip) => void;
}

/** More calls than this are only drawn where they are in sight. */
const MOST_DRAWN = 30;
const CARD_PIXELS = 190;

/** The calls of the house, oldest first. Each party who talks is taken by pointer, or moved by its button. */
export function CallCards({ calls, ...hands }: { calls: readonly Call[] } & Hands) {
  const t = useText();
  const now = useNow();
  // ids begin with the time
  const ordered = useMemo(() => [...calls].sort((a, b) => (a.id ?? '').localeCompare(b.id ?? '')), [calls]);
  if (ordered.length === 0) {
    return <Bare>{t('calls.none')}</Bare>;
  }
  return ordered.length > MOST_DRAWN ? <Many calls={ordered} now={now} {...hands} /> : (
    <ul className="c-calls">{ordered.map(call => <li key={call.id}><Card call={call} now={now} {...hands} /></li>)}</ul>
  );
}

function Many({ calls, now, ...hands }: { calls: readonly Call[]; now: number } & Hands) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const cards = useVirtualizer({
    count: calls.length, getScrollElement: () => box.current, estimateSize: () => CARD_PIXELS, overscan: 4,
    getItemKey: index => calls[index]!.id ?? index,
  });
  return (
    <div className="c-calls-box" ref={box} tabIndex={0} role="region" aria-label={t('page.calls')}>
      <ul className="c-calls-all" style={{ height: cards.getTotalSize() }}>
        {cards.getVirtualItems().map(item => (
          <li key={item.key} ref={cards.measureElement} data-index={item.index} aria-setsize={calls.length} aria-posinset={item.index + 1}
            style={{ transform: `translateY(${item.start}px)` }}>
            <Card call={calls[item.index]!} now={now} {...hands} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Card({ call, now, mine, drag, move }: { call: Call; now: number } & Hands) {
  const t = useText();
  const word = useWord();
  const movable = talkers(call);
  const first = movedOf(call, mine);
  const nameOf = (party: string | undefined) => (party === call.from && call.fromName && call.fromName !== party ? `${party} ${call.fromName}` : party ?? '');
  return (
    <div className={movable.some(leg => leg.party === mine) ? 'c-call c-mine' : 'c-call'}>
      <div className="c-call-head">
        <span>{nameOf(call.from)} → {call.to}</span>
        <Mark word={call.status} />
        <time className="c-soft">{lasting(secondsBetween(call.answeredAt ?? call.startedAt, now))}</time>
      </div>
      <ul className="c-parties">
        {(call.legs ?? []).filter(leg => leg.phase !== 'LEAVING').map(leg => {
          const grip = { call: call.id ?? '', moved: leg.id ?? '', name: nameOf(leg.party) };
          return (
            <li key={leg.id}>
              {movable.includes(leg) ? (
                <button type="button" className={leg.id === first ? 'c-grip c-first' : 'c-grip'} aria-label={t('panel.move', { name: nameOf(leg.party) })}
                  onPointerDown={event => drag.take(grip, event)} onClick={() => { if (!drag.carried()) { move(grip); } }}>
                  <span aria-hidden="true">⠿</span> {nameOf(leg.party)}{leg.holding ? ` (${t('calls.holding')})` : ''}
                </button>
              ) : <span className="c-soft">{nameOf(leg.party)} · {word('e', leg.phase)}</span>}
            </li>
          );
        })}
      </ul>
      <div className="c-actions"><CallActions call={call} /></div>
    </div>
  );
}
