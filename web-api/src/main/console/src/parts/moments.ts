import { useEffect, useState } from 'react';
import { useLanguage } from '../i18n';

const written = new Map<string, Moments>();

/** Digits behind the point, at most. */
type Digits = 0 | 1 | 2;

type Moments = ReturnType<typeof momentsIn>;

/** How moments and durations are written in the language of the reader. */
export function useMoments(): Moments {
  const language = useLanguage();
  // a format takes longer to make than all that a table writes with it
  const known = written.get(language) ?? momentsIn(language);
  written.set(language, known);
  return known;
}

export function momentsIn(language: string) {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  const hours = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const upTo = (digits: Digits) => new Intl.NumberFormat(language, { maximumFractionDigits: digits });
  const numbers = [upTo(0), upTo(1), upTo(2)] as const;
  return {
    at: (iso: string | undefined | null) => (iso ? day.format(new Date(iso)) : ''),
    clock: (iso: string | undefined | null) => (iso ? time.format(new Date(iso)) : ''),
    hour: (iso: string) => hours.format(new Date(iso)),
    number: (value: number | undefined | null, digits: Digits = 0) =>
      value === undefined || value === null ? '' : numbers[digits].format(value),
    /** a share of one, of a hundred */
    share: (value: number | undefined | null) =>
      value === undefined || value === null ? '' : numbers[1].format(100 * value),
  };
}

/** Seconds as 4:05 or 1:04:05. */
export function lasting(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

export function secondsBetween(from: string | undefined | null, to: string | undefined | null | number): number {
  if (!from || !to) {
    return 0;
  }
  return (new Date(to).getTime() - new Date(from).getTime()) / 1000;
}

/** The time now, told every second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
