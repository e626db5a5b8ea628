import { useMemo, useState } from 'react';
import { Link, Route, Routes, useNavigate, useSearchParams } from 'react-router';
import { ask, type Schemas } from '../api/client';
import { refresh, usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { NEW_EXTENSION } from '../objects/forms';
import { Cell } from '../parts/Cells';
import { EditForm } from '../parts/EditForm';
import { FindBox } from '../parts/FindBox';
import { blank } from '../parts/fields';
import { Screen } from '../parts/Page';
import { Secret } from '../parts/Secret';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';
import { Extension } from './Extension';

export default function Extensions() {
  return (
    <Routes>
      <Route index element={<List />} />
      <Route path="new" element={<Fresh />} />
      <Route path="at/:number/*" element={<Extension />} />
    </Routes>
  );
}

function List() {
  const t = useText();
  const word = useWord();
  const may = useMay('admin');
  const [search, setSearch] = useSearchParams();
  const find = (search.get('find') ?? '').trim() || undefined;
  const pages = usePages('/api/extensions', { query: { find } }, { key: 'after', keep: true });
  const rows = useMemo(() => (pages.data?.pages ?? []).flatMap(page => page?.items ?? []), [pages.data]);
  const { hasNextPage, isFetching: busy, fetchNextPage } = pages;
  const more = hasNextPage ? () => void fetchNextPage() : undefined;
  return (
    <Screen title={t('page.extensions')} lead={t('lead.extensions')}
      actions={may && <Link className="pf-v6-c-button pf-m-primary" to="/extensions/new">{t('do.new')}</Link>}>
      <FindBox text={search.get('find') ?? ''} find={text => setSearch(text ? { find: text } : {}, { replace: true })}
        found={rows.length} isMore={hasNextPage} />
      <Trouble error={pages.error} />
      <Table even label={t('page.extensions')} rows={rows} keyOf={row => row.number ?? ''} to={row => `/extensions/at/${row.number}`}
        loading={busy} more={more}
        columns={[
          { id: 'number', title: word('f', 'number'), cell: row => row.number },
          { id: 'displayName', title: word('f', 'displayName'), cell: row => <Cell name="displayName" value={row.displayName} /> },
          { id: 'enabled', title: word('f', 'enabled'), cell: row => <Cell name="enabled" value={row.enabled} /> },
          { id: 'changedAt', title: word('f', 'changedAt'), cell: row => <Cell name="changedAt" value={row.changedAt} /> },
        ]} />
    </Screen>
  );
}

function Fresh() {
  const t = useText();
  const navigate = useNavigate();
  const [made, setMade] = useState<Schemas['Extension']>();
  return (
    <Screen title={`${t('page.extension')}: ${t('do.new')}`} actions={<Link to="/extensions">{t('do.back')}</Link>}>
      {made
        ? <Secret title={t('secret.title', { number: made.number ?? '' })} secret={made.secret}
            how={t('secret.how', { number: made.number ?? '', host: location.hostname })} close={() => navigate(`/extensions/at/${made.number}`)} />
        : (
          <EditForm fields={NEW_EXTENSION} start={{ data: blank(NEW_EXTENSION), etag: undefined }} isNew label={t('page.extension')}
            save={async body => {
              const { data } = await ask('post', '/api/extensions', { body: body as Schemas['NewExtension'] });
              await refresh('/api/extensions');
              setMade(data);
              return undefined;
            }} />
        )}
    </Screen>
  );
}
