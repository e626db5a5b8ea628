import { useState } from 'react';
import { Link, Route, Routes, useNavigate, useParams } from 'react-router';
import { ask, type Schemas, type Versioned } from '../api/client';
import { refresh, usePages, useVersioned } from '../api/queries';
import { useText, useWord } from '../i18n';
import { NEW_TENANT, TENANT } from '../objects/forms';
import { Bare } from '../parts/Bare';
import { Cell } from '../parts/Cells';
import { Confirm } from '../parts/Confirm';
import { EditForm } from '../parts/EditForm';
import { blank } from '../parts/fields';
import { Screen } from '../parts/Page';
import { Secret } from '../parts/Secret';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';

const LIST = '/api/tenants';
const ONE = '/api/tenants/{name}';

/** Several houses on one server: the list, a new one, one of them. */
export default function Tenants() {
  return (
    <Routes>
      <Route index element={<List />} />
      <Route path="new" element={<Fresh />} />
      <Route path="at/:id" element={<Chosen />} />
    </Routes>
  );
}

function List() {
  const t = useText();
  const word = useWord();
  const pages = usePages(LIST, {}, { key: 'after' });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  return (
    <Screen title={t('page.tenants')} lead={t('lead.tenants')}
      actions={<Link className="pf-v6-c-button pf-m-primary" to="/tenants/new">{t('do.new')}</Link>}>
      <Trouble error={pages.error} />
      <Table label={t('page.tenants')} rows={rows} keyOf={row => row.name ?? ''} to={row => `/tenants/at/${row.name}`} loading={pages.isPending}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={[
          { id: 'name', title: word('f', 'name'), cell: row => row.name },
          { id: 'displayName', title: t('phoneBook.shown'), cell: row => <Cell name="displayName" value={row.displayName} /> },
          { id: 'domains', title: word('f', 'domains'), cell: row => (row.domains ?? []).join(', ') || '—' },
          { id: 'enabled', title: word('f', 'enabled'), cell: row => <Cell name="enabled" value={row.enabled} /> },
          { id: 'createdAt', title: word('f', 'createdAt'), cell: row => <Cell name="createdAt" value={row.createdAt} /> },
        ]} />
    </Screen>
  );
}

function Fresh() {
  const t = useText();
  const navigate = useNavigate();
  const [made, setMade] = useState<Schemas['TenantMade']>();
  const name = made?.tenant?.name ?? '';
  if (made) {
    return (
      <Screen title={`${t('page.tenant')} ${name}`}>
        <Secret title={t('tenants.admin', { admin: made.admin ?? '' })} secret={made.password} close={() => navigate(`/tenants/at/${name}`)} />
      </Screen>
    );
  }
  return (
    <Screen title={`${t('page.tenant')}: ${t('do.new')}`} actions={<Link to="/tenants">{t('do.back')}</Link>}>
      <EditForm fields={NEW_TENANT} start={{ data: blank(NEW_TENANT), etag: undefined }} isNew label={t('page.tenant')}
        save={async body => {
          setMade((await ask('post', LIST, { body: body as Schemas['NewTenant'] })).data);
          await refresh(LIST);
          return undefined;
        }} />
    </Screen>
  );
}

function Chosen() {
  const { id = '' } = useParams();
  return <One key={id} id={id} />;
}

function One({ id }: { id: string }) {
  const t = useText();
  const navigate = useNavigate();
  const path = { name: id };
  const found = useVersioned(ONE, { path });
  return (
    <Screen title={`${t('page.tenant')} ${id}`} actions={
      <>
        <Link to="/tenants">{t('do.back')}</Link>
        <Confirm label={t('do.delete')} question={t('confirm.deleteTenant', { name: id })} run={async () => {
          await ask('delete', ONE, { path });
          await refresh(LIST);
          navigate('/tenants');
        }} />
      </>
    }>
      <Trouble error={found.error} />
      {found.isPending && <Bare loading />}
      {found.data && (
        <EditForm fields={TENANT} start={found.data as Versioned<object>} label={t('page.tenant')}
          save={async (body, etag) => {
            const now = await ask('put', ONE, { path, body: body as Schemas['TenantChange'], ifMatch: etag });
            await refresh(LIST);
            return now as Versioned<object>;
          }}
          reread={() => ask('get', ONE, { path }) as Promise<Versioned<object>>} />
      )}
    </Screen>
  );
}
