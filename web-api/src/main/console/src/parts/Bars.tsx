import { ticks } from '../state/scale';
import { Told, type Drawn } from './Series';

const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;

/** A few bars side by side, drawn without the script of the charts: that would be as much again as all of the first page. */
export function Bars({ label, categories, series }: Drawn) {
  const scale = ticks(Math.max(0, ...series.flatMap(one => one.values.map(value => value ?? 0))));
  const top = scale[scale.length - 1]!;
  return (
    <figure className="c-figures">
      <div className="c-columns" role="img" aria-label={label}>
        <div className="c-columns-legend">{series.map((one, i) => <span key={one.name} data-series={i}>{one.name}</span>)}</div>
        <div className="c-columns-scale">
          {scale.map(tick => <span key={tick} style={{ insetBlockEnd: percent(tick, top) }}>{tick}</span>)}
        </div>
        <div className="c-columns-plot">
          {scale.map(tick => <i key={tick} style={{ insetBlockEnd: percent(tick, top) }} />)}
          {categories.map((category, i) => (
            <div key={category} title={[category, ...series.map(one => `${one.name}: ${one.values[i] ?? 0}`)].join('\n')}>
              {series.map((one, at) => <b key={one.name} data-series={at} style={{ height: percent(one.values[i] ?? 0, top) }} />)}
            </div>
          ))}
        </div>
        <div className="c-columns-names">{categories.map(category => <span key={category}>{category}</span>)}</div>
      </div>
      <Told label={label} categories={categories} series={series} />
    </figure>
  );
}
