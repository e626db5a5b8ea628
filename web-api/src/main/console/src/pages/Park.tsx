import { useState } from 'react';
import { ask, type Schemas } from '../api/client';
import { LIVE_MILLIS, refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Act } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import type { Field } from '../parts/fields';
import { Screen } from '../parts/Page';
import { Setting } from '../parts/Setting';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useLogin, useMay } from '../state/useSession';
import { FormGroup, Label, TextInput } from '../ui';

const FIELDS: readonly Field<keyof Schemas['ParkSettings']>[] = [
  { name: 'first', kind: 'number', required: true },
  { name: 'last', kind: 'number', required: true },
  { name: 'recallSeconds', kind: 'number', min: 1 },
];

/** Calls that wait to be taken anywhere. */
export default function Park() {
  const t = useText();
  const word = useWord();
  const login = useLogin();
  const reader = useMay('admin', 'supervisor');
  const admin = useMay('admin');
  const [extension, setExtension] = useState(login.extension ?? '');
  const parked = useRead('/api/park', {}, { every: LIVE_MILLIS });
  return (
    <Screen title={t('page.park')} lead={t('lead.park')}>
      <div className="c-stack">
        {reader && (
          <div className="c-search">
            <FormGroup label={t('park.at')} fieldId="park-extension">
              <TextInput id="park-extension" inputMode="tel" value={extension} onChange={(_, text) => setExtension(text)} />
            </FormGroup>
          </div>
        )}
        <Trouble error={parked.error} />
        <Table label={t('page.park')} rows={parked.data?.items ?? []} keyOf={row => row.slot ?? ''} loading={parked.isPending} empty={t('park.none')}
          columns={[
            { id: 'slot', title: word('f', 'slot'), cell: row => row.slot },
            { id: 'number', title: word('f', 'caller'), cell: row => `${row.number} ${row.name ?? ''}` },
            { id: 'parkedBy', title: word('f', 'parkedBy'), cell: row => row.parkedBy },
            { id: 'recalling', title: word('f', 'status'), cell: row => (
              <Label isCompact color={row.recalling ? 'orange' : 'blue'}>{t(row.recalling ? 'park.recalling' : 'park.waiting')}</Label>
            ) },
          ]}
          actions={row => (
            <Act label={t('park.take')} ariaLabel={`${t('park.take')} ${row.slot}`} isDisabled={extension === ''} run={async () => {
              await ask('post', '/api/park/{slot}/take', { path: { slot: row.slot ?? '' }, body: { extension } });
              await refresh('/api/park', '/api/calls');
            }} />
          )} />
        {reader && (
          <Panel title={t('park.settings')}>
            <Setting<Schemas['ParkSettings']> path="/api/park/settings" fields={FIELDS} label={t('park.settings')} readOnly={!admin} />
          </Panel>
        )}
      </div>
    </Screen>
  );
}
