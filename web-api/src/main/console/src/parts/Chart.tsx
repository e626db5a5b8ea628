import { useEffect, useRef } from 'react';
import { isDark, usePreferences } from '../state/preferences';

export interface Series {
  name: string;
  values: (number | null)[];
  /** counted on the right */
  right?: boolean;
  /** a line with gaps where nothing is known, instead of bars */
  line?: boolean;
}

/** Bars and lines over time. The same numbers stand in a table for who cannot see them. */
export function Chart({ label, categories, series }: { label: string; categories: string[]; series: Series[] }) {
  const box = useRef<HTMLDivElement>(null);
  const { theme } = usePreferences();
  const dark = isDark(theme);
  const data = JSON.stringify({ categories, series });
  useEffect(() => {
    let gone = false;
    let stop = () => undefined as void;
    void import('./echarts').then(({ draw }) => {
      if (!gone && box.current) {
        const given = JSON.parse(data) as { categories: string[]; series: Series[] };
        stop = draw(box.current, given.categories, given.series, dark);
      }
    });
    return () => {
      gone = true;
      stop();
    };
  }, [data, dark]);
  return (
    <figure className="c-figures">
      <div className="c-chart" ref={box} role="img" aria-label={label} />
      <table className="c-hidden">
        <caption>{label}</caption>
        <thead><tr><td />{series.map(one => <th key={one.name} scope="col">{one.name}</th>)}</tr></thead>
        <tbody>
          {categories.map((category, i) => (
            <tr key={category}><th scope="row">{category}</th>{series.map(one => <td key={one.name}>{one.values[i]}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
