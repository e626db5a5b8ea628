import { useMemo } from 'react';
import { Route, Routes, useSearchParams } from 'react-router';
import type { Schemas } from '../api/client';
import { usePages, type PageOf } from '../api/queries';
import { useText, useWord } from '../i18n';
import { HISTORY_SEARCH } from '../objects/forms';
import { Mark } from '../parts/Cells';
import { lasting, useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { SearchForm } from '../parts/SearchForm';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { HistoryCall } from './HistoryCall';

export default function History() {
  return (
    <Routes>
      <Route index element={<Search />} />
      <Route path="at/:id" element={<HistoryCall />} />
    </Routes>
  );
}

/** Calls that are over, newest first; what is looked for stands in the address. */
function Search() {
  const t = useText();
  const [search] = useSearchParams();
  const query = Object.fromEntries(search);
  const pages = usePages('/api/cdrs', { query: query as never }, { key: 'cursor' });
  const rows = useMemo(
    () => (pages.data?.pages ?? []).flatMap(page => (page as PageOf<Schemas['Cdr']> | undefined)?.items ?? []), [pages.data]);
  return (
    <Screen title={t('page.history')} lead={t('lead.history')}>
      <SearchForm fields={HISTORY_SEARCH} />
      <Trouble error={pages.error} />
      <CdrTable rows={rows} loading={pages.isFetching} more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined} />
    </Screen>
  );
}

export function CdrTable({ rows, loading, more }: { rows: readonly Schemas['Cdr'][]; loading?: boolean; more?: () => void }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  return (
    <Table label={t('page.history')} rows={rows} loading={loading} more={more} keyOf={row => row.id ?? ''} to={row => `/history/at/${row.id}`}
      columns={[
        { id: 'startedAt', title: word('f', 'startedAt'), cell: row => moments.at(row.startedAt) },
        { id: 'caller', title: word('f', 'caller'), cell: row => row.caller },
        { id: 'callee', title: word('f', 'callee'), cell: row => row.callee },
        { id: 'direction', title: word('f', 'direction'), cell: row => word('e', row.direction) },
        { id: 'disposition', title: word('f', 'disposition'), cell: row => <Mark word={row.disposition} /> },
        { id: 'billableSeconds', title: word('f', 'lasting'), cell: row => lasting(row.billableSeconds ?? 0) },
      ]} />
  );
}
