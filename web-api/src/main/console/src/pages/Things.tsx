import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Route, Routes, useNavigate, useParams, useSearchParams } from 'react-router';
import { ApiError } from '../api/client';
import { usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { change, create, readOne, remove } from '../objects/access';
import type { Kind } from '../objects/kind';
import { Bare } from '../parts/Bare';
import { Cell } from '../parts/Cells';
import { Confirm } from '../parts/Confirm';
import { EditForm } from '../parts/EditForm';
import { FindBox } from '../parts/FindBox';
import { blank, type Values } from '../parts/fields';
import { Screen } from '../parts/Page';
import { Secret } from '../parts/Secret';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';
import { Deliveries } from './Deliveries';
import { Broadcast, DeviceExtras, DevicePreview } from './DeviceExtras';
import { HolidayFile } from './HolidayFile';
import { HoursNow } from './HoursNow';
import { LookUp } from './LookUp';
import { QueueFigures } from './QueueFigures';
import { TrunkNow } from './TrunkNow';
import { TrunkRates } from './TrunkRates';
import { UserLink } from './UserLink';
import { WebhookSecret } from './WebhookSecret';

/** Things of one kind: the list, a new one, one of them. */
export default function Things({ kind }: { kind: Kind }) {
  return (
    <Routes>
      <Route index element={<List key={kind.slug} kind={kind} />} />
      <Route path="new" element={<Fresh kind={kind} />} />
      <Route path="at/:id" element={<Chosen kind={kind} />} />
    </Routes>
  );
}

const pathOf = (kind: Kind, id: string) => `/${kind.slug}/at/${encodeURIComponent(id)}`;

function List({ kind }: { kind: Kind }) {
  const t = useText();
  const word = useWord();
  const may = useMay('admin');
  const [search, setSearch] = useSearchParams();
  const find = (search.get('find') ?? '').trim() || undefined;
  const pages = usePages(kind.listPath as '/api/trunks', { query: { find } },
    { key: 'after', keep: true, every: kind.columns.includes('state') ? 5_000 : undefined });
  const rows = (pages.data?.pages ?? []).flatMap(page => (page.items ?? []) as Values[]);
  const idOf = (row: Values) => String(row[kind.id]);
  return (
    <Screen title={t(kind.title)} lead={kind.lead && t(kind.lead)}
      actions={may && <Link className="pf-v6-c-button pf-m-primary" to={`/${kind.slug}/new`}>{t('do.new')}</Link>}>
      {kind.slug === 'phonebook' && <LookUp />}
      <FindBox text={search.get('find') ?? ''} find={text => setSearch(text ? { find: text } : {}, { replace: true })}
        found={rows.length} isMore={pages.hasNextPage} />
      <Trouble error={pages.error} />
      <Table label={t(kind.title)} rows={rows} keyOf={idOf} to={row => pathOf(kind, idOf(row))} loading={pages.isFetching && rows.length === 0}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={kind.columns.map(name => ({
          id: name, title: word('f', name),
          cell: (row: Values) => (name === kind.id ? String(row[name]) : <Cell name={name} value={row[name]} />),
        }))} />
    </Screen>
  );
}

function Fresh({ kind }: { kind: Kind }) {
  const t = useText();
  const navigate = useNavigate();
  const [made, setMade] = useState<Values>();
  if (made) {
    return (
      <Screen title={`${t(kind.one)} ${made[kind.id]}`}>
        <Secret title={`${t(kind.one)} ${made[kind.id]}`} secret={String(made.secret)} close={() => navigate(pathOf(kind, String(made[kind.id])))} />
      </Screen>
    );
  }
  return (
    <Screen title={`${t(kind.one)}: ${t('do.new')}`} actions={<Link to={`/${kind.slug}`}>{t('do.back')}</Link>}>
      <EditForm fields={kind.fields} start={{ data: blank(kind.fields), etag: undefined }} isNew label={t(kind.one)}
        save={async body => {
          const thing = (await create(kind, body)).data as Values;
          if (thing.secret) {
            setMade(thing);
          } else {
            navigate(pathOf(kind, String(thing[kind.id])));
          }
          return undefined;
        }} />
    </Screen>
  );
}

/** Each begins anew: what was shown once, or was saved, of one is nothing of the next. */
function Chosen({ kind }: { kind: Kind }) {
  const { id = '' } = useParams();
  return <One key={`${kind.slug} ${id}`} kind={kind} id={id} />;
}

function One({ kind, id }: { kind: Kind; id: string }) {
  const t = useText();
  const navigate = useNavigate();
  const may = useMay('admin');
  // what was saved is what was seen last
  const [saved, setSaved] = useState<string>();
  const thing = useQuery({
    queryKey: [kind.itemPath, id, 'versioned'], queryFn: () => readOne(kind, id), staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false,
  });
  // the form goes on with what there is now
  const again = async () => {
    await thing.refetch();
    setSaved(undefined);
  };
  return (
    <Screen title={`${t(kind.one)} ${id}`} actions={
      <>
        <Link to={`/${kind.slug}`}>{t('do.back')}</Link>
        {may && thing.data && (
          <Confirm label={t('do.delete')} question={t('confirm.delete', { name: id })}
            run={async () => {
              try {
                await remove(kind, id, saved ?? thing.data.etag);
              } catch (failed) {
                if (failed instanceof ApiError && failed.status === 412) {
                  await again();
                }
                throw failed;
              }
              navigate(`/${kind.slug}`);
            }} />
        )}
      </>
    }>
      <Trouble error={thing.error} />
      {kind.slug === 'webhooks' && <WebhookSecret name={id} then={again} />}
      {kind.slug === 'webhooks' && <Deliveries name={id} />}
      {kind.slug === 'trunks' && <TrunkRates name={id} />}
      {kind.slug === 'queues' && <QueueFigures number={id} />}
      {kind.slug === 'devices' && <DeviceExtras mac={id} renewed={again} />}
      {kind.slug === 'users' && <UserLink username={id} />}
      {kind.slug === 'trunks' && <TrunkNow name={id} />}
      {kind.slug === 'paging' && <Broadcast number={id} />}
      {kind.slug === 'time-conditions' && <HoursNow number={id} then={again} />}
      {kind.slug === 'time-conditions' && may && (
        <HolidayFile number={id} then={again} />
      )}
      {thing.isPending && <Bare loading />}
      {thing.data && (
        <EditForm fields={kind.fields} start={thing.data} readOnly={!may} label={t(kind.one)}
          save={async (body, etag) => {
            const now = await change(kind, id, body, etag);
            setSaved(now.etag);
            return now;
          }} reread={() => readOne(kind, id)}>
          {kind.slug === 'devices' ? body => <DevicePreview mac={id} body={body} /> : undefined}
        </EditForm>
      )}
    </Screen>
  );
}
