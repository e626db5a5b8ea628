import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { useMay } from '../state/useSession';
import { Label } from '../ui';
import { Cell } from './Cells';
import { FindBox } from './FindBox';
import { Table } from './Table';
import { Trouble } from './Trouble';

/** The mailboxes of the house and how much lies in each; an administrator goes on into one. */
export function Mailboxes() {
  const t = useText();
  const word = useWord();
  const admin = useMay('admin');
  const [search, setSearch] = useSearchParams();
  const find = (search.get('find') ?? '').trim() || undefined;
  const pages = usePages('/api/voicemail', { query: { find } }, { key: 'after', keep: true, every: 10_000 });
  const rows = useMemo(() => (pages.data?.pages ?? []).flatMap(page => page?.items ?? []), [pages.data]);
  const { hasNextPage, isPending, fetchNextPage } = pages;
  return (
    <>
      <FindBox text={search.get('find') ?? ''} find={text => setSearch(text ? { find: text } : {}, { replace: true })}
        found={rows.length} isMore={hasNextPage} />
      <Trouble error={pages.error} />
      <Table even label={t('voicemail.boxes')} rows={rows} keyOf={row => row.extension ?? ''} loading={isPending}
        to={admin ? row => `/extensions/at/${row.extension}?tab=voicemail` : undefined}
        more={hasNextPage ? () => void fetchNextPage() : undefined}
        columns={[
          { id: 'extension', title: word('f', 'extension'), cell: row => row.extension },
          { id: 'displayName', title: word('f', 'displayName'), cell: row => row.displayName },
          { id: 'enabled', title: word('f', 'enabled'), cell: row => <Cell name="enabled" value={row.enabled} /> },
          { id: 'newMessages', title: word('f', 'newMessages'), cell: row => (
            row.newMessages ? <Label isCompact color="green">{row.newMessages}</Label> : 0
          ) },
          { id: 'savedMessages', title: word('f', 'savedMessages'), cell: row => row.savedMessages },
        ]} />
    </>
  );
}
