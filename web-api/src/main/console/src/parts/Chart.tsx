import { useEffect, useRef } from 'react';
import { isDark, usePreferences } from '../state/preferences';
import { Told, type Drawn, type Series } from './Series';

/** Bars and lines over time. The same numbers stand in a table for who cannot see them. */
export function Chart({ label, categories, series }: Drawn) {
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
      <Told label={label} categories={categories} series={series} />
    </figure>
  );
}
