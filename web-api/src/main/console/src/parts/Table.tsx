import { useVirtualizer } from '@tanstack/react-virtual';
import '@patternfly/react-styles/css/components/Table/table.css';
import {
  memo, useCallback, useDeferredValue, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore, type FocusEvent, type ReactNode,
} from 'react';
import { Link } from 'react-router';
import { useText } from '../i18n';
import { moved, NO_SLOTS, slotOf, type Slots } from '../state/slots';
import { Bare } from './Bare';

export interface Column<T> {
  id: string;
  title: string;
  cell: (row: T) => ReactNode;
}

interface Shown<T> {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** where the first column leads */
  to?: (row: T) => string;
  actions?: (row: T) => ReactNode;
  /** all rows are one line of single words: where there is room a cell that is longer is cut, and rows cost less to scroll */
  even?: boolean;
  loading?: boolean;
  empty?: ReactNode;
  /** asked when the end comes into sight */
  more?: () => void;
}

/** Longer tables only draw what is in sight. */
const MOST_DRAWN = 100;
/** So many rows are there with the page; those further down, which nobody sees yet, come a moment after it. */
const FIRST_DRAWN = 25;
const ROW_PIXELS = 44;
/** How high rows were where they are all alike. */
let evenPixels = ROW_PIXELS;

/** A table; on a narrow screen every row becomes a card. */
export function Table<T>(shown: Shown<T>) {
  const t = useText();
  const isWhole = useDeferredValue(true, false);
  if (shown.rows.length === 0) {
    return <Bare loading={shown.loading}>{shown.empty ?? t('list.empty')}</Bare>;
  }
  return shown.rows.length > MOST_DRAWN || shown.more ? <Long {...shown} /> : (
    <table className="pf-v6-c-table pf-m-compact c-table" aria-label={shown.label}>
      <Head {...shown} />
      <tbody className="pf-v6-c-table__tbody">
        {(isWhole ? shown.rows : shown.rows.slice(0, FIRST_DRAWN)).map(row => <Row key={shown.keyOf(row)} row={row} shown={shown} />)}
      </tbody>
    </table>
  );
}

function Head<T>({ columns, actions }: Shown<T>) {
  const t = useText();
  return (
    <thead className="pf-v6-c-table__thead">
      <tr className="pf-v6-c-table__tr">
        {columns.map(column => <th key={column.id} className="pf-v6-c-table__th" scope="col">{column.title}</th>)}
        {actions && <th className="pf-v6-c-table__th" scope="col"><span className="c-hidden">{t('list.actions')}</span></th>}
      </tr>
    </thead>
  );
}

/** A moment is one line. */
const MOMENT = /^(at|since|until|start)$|At$/;

interface Line<T> {
  row: T;
  shown: Shown<T>;
  index?: number;
  /** without the marks of the style sheet, each of which gives every cell variables of its own */
  plain?: boolean;
  measure?: (element: Element | null) => void;
}

/** Who scrolls draws the rows that come into sight, not those that are there. */
const Row = memo(TableRow) as typeof TableRow;

function TableRow<T>({ row, shown, index, plain, measure }: Line<T>) {
  const styleOf = (id: string) => (plain ? undefined : MOMENT.test(id) ? 'pf-v6-c-table__td c-brief' : 'pf-v6-c-table__td');
  return (
    <tr className={plain ? undefined : 'pf-v6-c-table__tr'} ref={measure} data-index={index}
      aria-rowindex={index === undefined ? undefined : index + 2} data-line={index === undefined ? undefined : shown.keyOf(row)}>
      {shown.columns.map((column, i) => (
        <td key={column.id} className={styleOf(column.id)} data-label={column.title}>
          {i === 0 && shown.to ? <Link to={shown.to(row)}>{column.cell(row)}</Link> : <span>{column.cell(row)}</span>}
        </td>
      ))}
      {shown.actions && <td className={styleOf('')}><div className="c-row-actions">{shown.actions(row)}</div></td>}
    </tr>
  );
}

const WIDE = matchMedia('(min-width: 48.01rem)');

function useWide(): boolean {
  return useSyncExternalStore(told => {
    WIDE.addEventListener('change', told);
    return () => WIDE.removeEventListener('change', told);
  }, () => WIDE.matches);
}

/**
 * Which row of the page a line of the table is written into. Who scrolls gets the rows that have gone out of sight written anew: to make
 * one takes the browser longer.
 */
function useSlots(first: number, last: number): Slots {
  const known = useRef(NO_SLOTS);
  known.current = moved(known.current, first, last);
  return known.current;
}

/** Who had chosen something in a row that is another now is back at the table, and chooses nothing by mistake. */
function useOwnFocus(box: { readonly current: HTMLElement | null }): (event: FocusEvent) => void {
  const chosen = useRef<string | null>(null);
  const lineOf = (element: Element | null) => element?.closest('[data-line]')?.getAttribute('data-line') ?? null;
  useLayoutEffect(() => {
    const element = document.activeElement;
    if (element !== box.current && box.current?.contains(element) && lineOf(element) !== chosen.current) {
      box.current.focus({ preventScroll: true });
    }
  });
  return event => {
    chosen.current = lineOf(event.target);
  };
}

function Long<T>(shown: Shown<T>) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const isEven = useWide() && shown.even === true;
  const [pitch, setPitch] = useState(isEven ? evenPixels : ROW_PIXELS);
  // where all rows are is reckoned anew with each other function
  const keyOf = useCallback((index: number) => shown.keyOf(shown.rows[index]!), [shown]);
  const rows = useVirtualizer({
    count: shown.rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => pitch,
    // about what is in sight, so that rows are there with the page and not after it
    initialRect: { width: innerWidth, height: innerHeight * 0.7 },
    overscan: 8,
    getItemKey: keyOf,
  });
  const drawn = rows.getVirtualItems();
  const isDrawn = drawn.length > 1;
  // where all rows are alike the first says how high they are: to measure each that comes into sight, and to put right where all
  // others are, is most of the work of scrolling
  useLayoutEffect(() => {
    const [first, second] = box.current?.querySelectorAll('[aria-rowindex]') ?? [];
    if (isEven && first && second) {
      evenPixels = second.getBoundingClientRect().top - first.getBoundingClientRect().top;
      setPitch(evenPixels);
    }
  }, [isEven, isDrawn]);
  const height = isEven ? pitch : 0;
  const reckoned = useRef(height);
  useLayoutEffect(() => {
    if (reckoned.current !== height) {
      reckoned.current = height;
      rows.measure();
    }
  }, [rows, height]);
  const first = drawn[0];
  const last = drawn[drawn.length - 1];
  const slots = useSlots(first?.index ?? 0, last?.index ?? -1);
  const choose = useOwnFocus(box);
  const { more, loading } = shown;
  const atEnd = last !== undefined && last.index >= shown.rows.length - 20;
  useEffect(() => {
    if (atEnd && more && !loading) {
      more();
    }
  }, [atEnd, more, loading, shown.rows.length]);
  const columns = shown.columns.length + (shown.actions ? 1 : 0);
  const space = (height: number) => (
    <tr aria-hidden="true"><td colSpan={columns} style={{ height, padding: 0, border: 0 }} /></tr>
  );
  return (
    <div className={`c-scroll ${isEven ? 'c-even' : ''}`} ref={box} tabIndex={0} role="region" aria-label={shown.label} onFocus={choose}>
      <table className="pf-v6-c-table pf-m-compact pf-m-sticky-header c-table" aria-label={shown.label}
        aria-rowcount={more ? -1 : shown.rows.length + 1}>
        <Head {...shown} />
        <tbody className="pf-v6-c-table__tbody">
          {first && first.start > 0 && space(first.start)}
          {drawn.map(item => (
            <Row key={isEven ? slotOf(slots, item.index) : item.key} row={shown.rows[item.index]!} shown={shown} index={item.index} plain={isEven}
              measure={isEven ? undefined : rows.measureElement} />
          ))}
          {last && last.end < rows.getTotalSize() && space(rows.getTotalSize() - last.end)}
        </tbody>
      </table>
      {loading && <p className="c-soft" role="status">{t('list.loading')}</p>}
    </div>
  );
}
