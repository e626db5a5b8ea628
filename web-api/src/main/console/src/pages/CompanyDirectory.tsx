import { useState } from 'react';
import { ask, type Schemas } from '../api/client';
import { refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Act, Confirm } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import type { Field } from '../parts/fields';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Setting } from '../parts/Setting';
import { Table } from '../parts/Table';
import { useMay } from '../state/useSession';
import { Alert } from '../ui';

const FIELDS: readonly Field<keyof Schemas['CompanyDirectory']>[] = [
  { name: 'signIn', kind: 'switch', hint: 'hint.signIn' },
  { name: 'sync', kind: 'switch', hint: 'hint.sync' },
  { name: 'base', kind: 'text', placeholder: 'ou=people,dc=example,dc=com' },
  { name: 'filter', kind: 'text' },
  { name: 'idAttribute', kind: 'text', hint: 'hint.idAttribute' },
  { name: 'numberAttribute', kind: 'text' },
  { name: 'nameAttribute', kind: 'text' },
  { name: 'mailAttribute', kind: 'text' },
  { name: 'departmentAttribute', kind: 'text' },
  { name: 'mostRemovals', kind: 'number', min: 0, max: 100, hint: 'hint.mostRemovals' },
];

/** What is taken from the company's directory, and what that would change. */
export default function CompanyDirectory() {
  const t = useText();
  const admin = useMay('admin');
  const [run, setRun] = useState<Schemas['CompanyDirectoryRun']>();
  const last = useRead('/api/company-directory/runs');
  const shown = run ?? last.data?.items?.[0];
  const follow = async (dryRun: boolean) => {
    const { data } = await ask('post', '/api/company-directory/runs', { body: { dryRun } });
    setRun(data);
    await refresh('/api/company-directory/runs', '/api/extensions');
  };
  return (
    <Screen title={t('page.companyDirectory')} lead={t('lead.companyDirectory')}>
      <div className="c-stack">
        <Panel title={t('company.settings')}>
          <Setting<Schemas['CompanyDirectory']> path="/api/company-directory/settings" fields={FIELDS}
            label={t('company.settings')} readOnly={!admin} />
        </Panel>
        <Panel title={t('company.run')}>
          {admin && (
            <div className="c-row-actions">
              <Act label={t('company.try')} run={() => follow(true)} />
              <Confirm label={t('company.follow')} question={t('company.followNow')} variant="primary" run={() => follow(false)} />
            </div>
          )}
          {shown ? <Run run={shown} /> : <p className="c-soft c-gap">{t('company.noRun')}</p>}
        </Panel>
      </div>
    </Screen>
  );
}

function Run({ run }: { run: Schemas['CompanyDirectoryRun'] }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  return (
    <div className="c-gap">
      {run.refused && <Alert isInline variant="warning" title={t('company.refused')}><span lang="en">{run.refused}</span></Alert>}
      <p>
        {moments.at(run.startedAt)} · {run.dryRun ? t('company.wasDry') : t('company.wasReal')} · {t('company.counts', {
          added: run.added ?? 0, changed: run.changed ?? 0, disabled: run.disabled ?? 0, unchanged: run.unchanged ?? 0,
          failed: run.failed ?? 0,
        })}
      </p>
      <Table label={t('company.run')} rows={run.rows ?? []} keyOf={row => `${row.action} ${row.entry}`} empty={t('company.nothing')}
        columns={[
          { id: 'action', title: word('f', 'action'), cell: row => word('e', row.action ?? '') },
          { id: 'number', title: word('f', 'number'), cell: row => row.number || '—' },
          { id: 'displayName', title: word('f', 'displayName'), cell: row => row.displayName || '—' },
          { id: 'detail', title: word('f', 'change'), cell: row => (row.detail ? <span lang="en">{row.detail}</span> : '—') },
          { id: 'entry', title: word('f', 'directoryEntry'), cell: row => row.entry },
        ]} />
    </div>
  );
}
