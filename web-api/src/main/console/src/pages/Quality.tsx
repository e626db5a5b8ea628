import { useSearchParams } from 'react-router';
import { usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { QUALITY_SEARCH } from '../objects/forms';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { SearchForm } from '../parts/SearchForm';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { worst } from '../state/quality';

/** Calls in which somebody heard badly, and how badly; each leads to its own page with the graph. */
export default function Quality() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const [search] = useSearchParams();
  const pages = usePages('/api/quality', { query: Object.fromEntries(search) as never }, { key: 'cursor' });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  return (
    <Screen title={t('page.quality')} lead={t('lead.quality')}>
      <SearchForm fields={QUALITY_SEARCH} />
      <Trouble error={pages.error} />
      <Table label={t('page.quality')} rows={rows} keyOf={row => row.call ?? ''} to={row => `/history/at/${row.call}?tab=quality`}
        loading={pages.isFetching} empty={t('quality.none')} more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={[
          { id: 'startedAt', title: word('f', 'startedAt'), cell: row => moments.at(row.startedAt) },
          { id: 'caller', title: word('f', 'caller'), cell: row => row.caller },
          { id: 'callee', title: word('f', 'callee'), cell: row => row.callee },
          { id: 'party', title: word('f', 'party'), cell: row => worst(row.legs)?.party },
          { id: 'mos', title: word('f', 'mos'), cell: row => moments.number(worst(row.legs)?.mos, 2) },
          { id: 'lost', title: word('f', 'lostPercent'), cell: row => moments.number(worst(row.legs)?.lostPercent, 1) },
          { id: 'jitter', title: word('f', 'jitterMillis'), cell: row => moments.number(worst(row.legs)?.jitterMillis, 1) },
          { id: 'trip', title: word('f', 'roundTripMillis'), cell: row => moments.number(worst(row.legs)?.roundTripMillis, 1) || '—' },
        ]} />
    </Screen>
  );
}
