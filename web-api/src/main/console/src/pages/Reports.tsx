import { useSearchParams } from 'react-router';
import { readWhole, usePages, useWhole } from '../api/queries';
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

const PATH = '/api/reports/rollups';
/** As many as the server gives at once. */
const MOST = 1000;
/** What the server takes for: the house, and each number besides. */
const EACH = '*';

/** Sums by hour or day. */
export default function Reports() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const [search] = useSearchParams();
  const asked = { granularity: 'day', limit: MOST, ...Object.fromEntries(search) };
  const each = search.get('extension') === EACH;
  const found = useWhole(PATH, { query: { ...asked, extension: each ? undefined : search.get('extension') } as never });
  const pages = usePages(PATH, { query: asked as never }, { key: 'after', off: !each });
  const rows = each ? (pages.data?.pages ?? []).flatMap(page => page?.items ?? []) : found.items;
  const sums = byStart(found.items);
  const figure = (name: (typeof FIGURES)[number], value: number | undefined) => (
    value === undefined || value === null ? '' : name === 'asr' ? moments.share(value) : name === 'acd' ? lasting(value) : moments.number(value, 2)
  );
  const take = async () => {
    const all = await readWhole(PATH, { query: asked as never });
    const table = [[...KEYS, ...FIGURES], ...all.map(row => [...KEYS, ...FIGURES].map(name => String(row[name] ?? '')))];
    offer('reports.csv', new Blob([csv(table)], { type: 'text/csv' }));
  };
  return (
    <Screen title={t('page.reports')} lead={t('lead.reports')}
      actions={rows.length > 0 && <Act label={t('do.download')} run={take} />}>
      <SearchForm fields={REPORT_SEARCH} />
      <Trouble error={found.error ?? pages.error} />
      {sums.length > 0 && (
        <Chart label={t('page.reports')} categories={sums.map(sum => moments.at(sum.start).replace(/,.*/, ''))}
          series={[
            { name: word('f', 'calls'), values: sums.map(sum => sum.calls) },
            { name: word('f', 'answered'), values: sums.map(sum => sum.answered) },
          ]} />
      )}
      <Table label={t('page.reports')} rows={rows} loading={found.isPending || pages.isFetching} keyOf={row => `${row.start} ${row.extension} ${row.direction}`}
        more={each && pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={[
          { id: 'start', title: word('f', 'startedAt'), cell: row => moments.at(row.start) },
          { id: 'extension', title: word('f', 'extension'), cell: row => row.extension || t('reports.house') },
          { id: 'direction', title: word('f', 'direction'), cell: row => word('e', row.direction) },
          ...FIGURES.map(name => ({ id: name, title: word('f', name), cell: (row: (typeof rows)[number]) => figure(name, row[name]) || '—' })),
        ]} />
    </Screen>
  );
}
