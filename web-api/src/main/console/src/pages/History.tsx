import { useMemo } from 'react';
import { Route, Routes, useSearchParams } from 'react-router';
import type { Schemas } from '../api/client';
import { usePages, type PageOf } from '../api/queries';
import { useText } from '../i18n';
import { HISTORY_SEARCH } from '../objects/forms';
import { CdrTable } from '../parts/CdrTable';
import { Act } from '../parts/Confirm';
import { download } from '../parts/files';
import { Screen } from '../parts/Page';
import { SearchForm } from '../parts/SearchForm';
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
    <Screen title={t('page.history')} lead={t('lead.history')}
      actions={<Act label={t('do.download')} run={() => download(`/api/cdrs?${search}`, 'calls.csv', 'text/csv')} />}>
      <SearchForm fields={HISTORY_SEARCH} />
      <Trouble error={pages.error} />
      <CdrTable rows={rows} loading={pages.isFetching} more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined} />
    </Screen>
  );
}
