import { useEffect, useRef, useState, type PointerEvent as Press, type RefObject } from 'react';
import { targetOf, type Target } from '../state/panel';

/** Who is carried: a party of a call. */
export interface Grip {
  call: string;
  moved: string;
  name: string;
}

const BEGIN_PIXELS = 6;
const EDGE_PIXELS = 48;
const SCROLL_PIXELS = 24;
const SCROLL_MILLIS = 40;
const OVER = 'c-over';

export interface Dragging {
  held: Grip | undefined;
  ghost: RefObject<HTMLDivElement | null>;
  /** a pointer goes down on somebody */
  take: (grip: Grip, event: Press<HTMLElement>) => void;
  /** whether the press that ends now carried somebody, and is no click therefore */
  carried: () => boolean;
}

const below = (x: number, y: number) => document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]') ?? undefined;

/**
 * Carries a party of a call with mouse, pen or finger to whatever says by data-drop that it takes it. The browser's own dragging
 * knows no fingers. Escape lets go.
 */
export function useDrag(drop: (grip: Grip, target: Target) => void): Dragging {
  const [held, setHeld] = useState<Grip>();
  const ghost = useRef<HTMLDivElement>(null);
  const carried = useRef(false);
  const end = useRef<() => void>(undefined);
  useEffect(() => () => end.current?.(), []);

  const take = (grip: Grip, press: Press<HTMLElement>) => {
    if (press.button !== 0 || end.current) {
      return;
    }
    carried.current = false;
    const begin = { x: press.clientX, y: press.clientY };
    let at = begin;
    let over: HTMLElement | undefined;
    const show = () => {
      const next = below(at.x, at.y);
      if (next !== over) {
        over?.classList.remove(OVER);
        next?.classList.add(OVER);
        over = next;
      }
      if (ghost.current) {
        ghost.current.style.transform = `translate(${at.x + 12}px, ${at.y + 12}px)`;
      }
    };
    const move = (event: PointerEvent) => {
      at = { x: event.clientX, y: event.clientY };
      if (!carried.current && Math.hypot(at.x - begin.x, at.y - begin.y) > BEGIN_PIXELS) {
        carried.current = true;
        setHeld(grip);
      }
      if (carried.current) {
        show();
      }
    };
    const leave = () => {
      clearInterval(timer);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', leave);
      window.removeEventListener('keydown', key);
      over?.classList.remove(OVER);
      end.current = undefined;
      setHeld(undefined);
      // the click that ends this press comes first
      setTimeout(() => { carried.current = false; });
    };
    const up = (event: PointerEvent) => {
      at = { x: event.clientX, y: event.clientY };
      const target = carried.current ? targetOf(below(at.x, at.y)?.dataset.drop) : undefined;
      leave();
      if (target) {
        drop(grip, target);
      }
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        leave();
      }
    };
    // who carries somebody to the edge of the lamps sees more of them
    const timer = setInterval(() => {
      if (!carried.current) {
        return;
      }
      const box = document.elementFromPoint(at.x, at.y)?.closest('[data-scroll]');
      const room = box?.getBoundingClientRect();
      if (box && room) {
        box.scrollBy(0, at.y < room.top + EDGE_PIXELS ? -SCROLL_PIXELS : at.y > room.bottom - EDGE_PIXELS ? SCROLL_PIXELS : 0);
      }
      show();
    }, SCROLL_MILLIS);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', leave);
    window.addEventListener('keydown', key);
    end.current = leave;
  };
  return { held, ghost, take, carried: () => carried.current };
}
