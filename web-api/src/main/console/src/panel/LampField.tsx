import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useText, type Text } from '../i18n';
import { Bare } from '../parts/Bare';
import { stepOf, written, type Lamp, type Member } from '../state/panel';

const LEAST_PIXELS = 190;
const ROW_PIXELS = 68;

/** How many lamps stand beside each other. */
function useColumns(box: { readonly current: HTMLElement | null }, isThere: boolean): number {
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) {
      return undefined;
    }
    const look = () => setColumns(Math.max(1, Math.floor(element.clientWidth / LEAST_PIXELS)));
    const watch = new ResizeObserver(look);
    watch.observe(element);
    look();
    return () => watch.disconnect();
  }, [box, isThere]);
  return columns;
}

/** A lamp in words, as a screen reader says it. */
export function lampText(t: Text, member: Member, lamp: Lamp): string {
  const state = lamp.peer ? t('lamp.with', { state: t(`lamp.${lamp.state}`), peer: lamp.peer }) : t(`lamp.${lamp.state}`);
  return `${member.number} ${member.name}: ${state}`;
}

/** A lamp for everybody; only those in sight are drawn, one is reached by Tab and the others by the arrows. */
export function LampField({ members, lamp, isLoading, open }: {
  members: readonly Member[]; lamp: (number: string) => Lamp; isLoading: boolean; open: (member: Member) => void;
}) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const isThere = members.length > 0;
  const columns = useColumns(box, isThere);
  const [at, setAt] = useState(0);
  const wanted = useRef(false);
  const here = Math.min(at, members.length - 1);
  const rows = useVirtualizer({
    count: Math.ceil(members.length / columns), getScrollElement: () => box.current, estimateSize: () => ROW_PIXELS, overscan: 4,
    // about what is in sight, so that lamps are there with the page and not after it
    initialRect: { width: innerWidth, height: innerHeight * 0.7 },
  });
  useEffect(() => {
    // far away it is drawn only after the scrolling
    const lamp = wanted.current ? box.current?.querySelector<HTMLElement>(`[data-at="${here}"]`) : undefined;
    if (lamp) {
      wanted.current = false;
      lamp.focus();
    }
  });
  if (!isThere) {
    return <Bare loading={isLoading}>{t('list.empty')}</Bare>;
  }
  const step = (event: KeyboardEvent) => {
    const to = stepOf(event.key, here, columns, members.length);
    if (to !== undefined) {
      event.preventDefault();
      wanted.current = true;
      rows.scrollToIndex(Math.floor(to / columns));
      setAt(to);
    }
  };
  const first = rows.getVirtualItems()[0];
  // when the one that Tab reaches is out of sight, the first in sight stands in for it
  const inSight = rows.getVirtualItems().some(row => Math.floor(here / columns) === row.index);
  const reached = inSight || !first ? here : first.index * columns;
  return (
    <div className="c-lamps" ref={box} data-scroll="" role="group" aria-label={t('page.extensions')} onKeyDown={step}>
      <div className="c-lamps-all" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(row => (
          <div key={row.key} className="c-lamps-row" style={{ transform: `translateY(${row.start}px)`, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
            {members.slice(row.index * columns, (row.index + 1) * columns).map((member, i) => {
              const index = row.index * columns + i;
              return (
                <LampTile key={member.number} member={member} lamp={lamp(member.number)} index={index} isReached={index === reached}
                  open={() => { setAt(index); open(member); }} />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

function LampTile({ member, lamp, index, isReached, open }: { member: Member; lamp: Lamp; index: number; isReached: boolean; open: () => void }) {
  const t = useText();
  return (
    <div className={`c-lamp c-lamp-${lamp.state}`} data-drop={written({ kind: 'number', number: member.number })}>
      <button type="button" className="c-lamp-main" data-at={index} tabIndex={isReached ? 0 : -1} aria-label={lampText(t, member, lamp)} onClick={open}>
        <span className="c-lamp-name"><b>{member.number}</b> {member.name}</span>
        <span className="c-lamp-state"><span className="c-light" /> {t(`lamp.${lamp.state}`)}{lamp.peer ? ` · ${lamp.peer}` : ''}</span>
      </button>
      <span className="c-lamp-mail" aria-hidden="true" data-drop={written({ kind: 'voicemail', number: member.number })}>✉ {t('page.voicemail')}</span>
    </div>
  );
}
