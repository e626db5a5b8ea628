/** Numbers over time, as charts show them. */
export interface Series {
  name: string;
  values: (number | null)[];
  /** counted on the right */
  right?: boolean;
  /** a line with gaps where nothing is known, instead of bars */
  line?: boolean;
}

export interface Drawn {
  label: string;
  categories: string[];
  series: Series[];
}

/** What a chart shows, for who cannot see it. */
export function Told({ label, categories, series }: Drawn) {
  return (
    <table className="c-hidden">
      <caption>{label}</caption>
      <thead><tr><td />{series.map(one => <th key={one.name} scope="col">{one.name}</th>)}</tr></thead>
      <tbody>
        {categories.map((category, i) => (
          <tr key={category}><th scope="row">{category}</th>{series.map(one => <td key={one.name}>{one.values[i]}</td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}
