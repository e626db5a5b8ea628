import { useSearchParams } from 'react-router';
import { useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { REPORT_SEARCH } from '../objects/forms';
import { Act } from '../parts/Confirm';
import { Chart } from '../parts/Chart';
import { offer } from '../parts/files';
import { lasting, useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { SearchForm } from '../parts/SearchForm';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { csv } from '../state/csv';
import { byStart } from '../state/rollups';

const KEYS = ['start', 'extension', 'direction'] as const;
const FIGURES = ['calls', 'answered', 'seconds', 'asr', 'acd', 'mosAverage'] as const;

/** As many as the server gives at once. */
const MOST = 1000;

/** Sums by hour or day. */
export default function Reports() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const [search] = useSearchParams();
  const found = useRead('/api/reports/rollups', { query: { granularity: 'day', limit: MOST, ...Object.fromEntries(search) } as never });
  const rows = found.data?.items ?? [];
  const sums = byStart(rows);
  const figure = (name: (typeof FIGURES)[number], value: number | undefined) => (
    value === undefined || value === null ? '' : name === 'asr' ? moments.number(100 * value, 1) : name === 'acd' ? lasting(value) : moments.number(value, 2)
  );
  const take = async () => {
    const table = [[...KEYS, ...FIGURES], ...rows.map(row => [...KEYS, ...FIGURES].map(name => String(row[name] ?? '')))];
    offer('reports.csv', new Blob([csv(table)], { type: 'text/csv' }));
  };
  return (
    <Screen title={t('page.reports')} lead={t('lead.reports')}
      actions={rows.length > 0 && <Act label={t('do.download')} run={take} />}>
      <SearchForm fields={REPORT_SEARCH} />
      <Trouble error={found.error} />
      {sums.length > 0 && (
        <Chart label={t('page.reports')} categories={sums.map(sum => moments.at(sum.start).replace(/,.*/, ''))}
          series={[
            { name: word('f', 'calls'), values: sums.map(sum => sum.calls) },
            { name: word('f', 'answered'), values: sums.map(sum => sum.answered) },
          ]} />
      )}
      <Table label={t('page.reports')} rows={rows} loading={found.isPending} keyOf={row => `${row.start} ${row.extension} ${row.direction}`}
        columns={[
          { id: 'start', title: word('f', 'startedAt'), cell: row => moments.at(row.start) },
          { id: 'extension', title: word('f', 'extension'), cell: row => row.extension },
          { id: 'direction', title: word('f', 'direction'), cell: row => word('e', row.direction) },
          ...FIGURES.map(name => ({ id: name, title: word('f', name), cell: (row: (typeof rows)[number]) => figure(name, row[name]) || '—' })),
        ]} />
    </Screen>
  );
}
