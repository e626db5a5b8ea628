import { useSearchParams } from 'react-router';
import { useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { REPORT_SEARCH } from '../objects/forms';
import { Chart } from '../parts/Chart';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { SearchForm } from '../parts/SearchForm';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { byStart } from '../state/rollups';

/** Sums by hour or day. */
export default function Reports() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const [search] = useSearchParams();
  const found = useRead('/api/reports/rollups', { query: { granularity: 'day', ...Object.fromEntries(search) } as never });
  const rows = found.data?.items ?? [];
  const sums = byStart(rows);
  const columns = ['calls', 'answered', 'seconds', 'asr', 'acd', 'mosAverage'] as const;
  return (
    <Screen title={t('page.reports')} lead={t('lead.reports')}>
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
          ...columns.map(name => ({ id: name, title: word('f', name), cell: (row: (typeof rows)[number]) => moments.number(row[name], 2) || '—' })),
        ]} />
    </Screen>
  );
}
