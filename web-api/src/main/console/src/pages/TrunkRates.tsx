import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf, ApiError, send, type Schemas } from '../api/client';
import { refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Act } from '../parts/Confirm';
import { download } from '../parts/files';
import { Panel } from '../parts/Figure';
import { useMoments } from '../parts/moments';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';
import { Alert, Button, FormGroup, TextInput } from '../ui';

const PATH = '/api/trunks/{name}/rates';
const CSV = 'text/csv';

/** What calls over a trunk cost: routes by lowest cost and the call history reckon with it. */
export function TrunkRates({ name }: { name: string }) {
  const t = useText();
  const moments = useMoments();
  const may = useMay('admin');
  const deck = useRead(PATH, { path: { name } });
  const none = deck.error instanceof ApiError && deck.error.status === 404;
  return (
    <Panel title={t('rates.title')}>
      <Trouble error={none ? undefined : deck.error} />
      {none && <p>{t('rates.none')}</p>}
      {deck.data && (
        <div className="c-actions">
          <span>{t('rates.known', {
            rates: moments.number(deck.data.rates), currency: deck.data.currency ?? '', at: moments.at(deck.data.loadedAt), who: deck.data.loadedBy ?? '',
          })}</span>
          <Act label={t('do.download')} run={() => download(addressOf(`${PATH}/table`, { name }), `${name}-rates.csv`, CSV)} />
        </div>
      )}
      {may && <Load name={name} currency={deck.data?.currency ?? ''} />}
    </Panel>
  );
}

function Load({ name, currency: known }: { name: string; currency: string }) {
  const t = useText();
  const word = useWord();
  const [file, setFile] = useState<File>();
  const [typed, setTyped] = useState<string>();
  const currency = typed ?? known;
  const work = useMutation({
    mutationFn: async (dryRun: boolean): Promise<Schemas['RateUpload'] & { dryRun: boolean }> => {
      const response = await send(addressOf(PATH, { name }, { currency, dryRun }), {
        method: 'PUT', headers: { 'Content-Type': CSV, Accept: 'application/json' }, body: await file!.text(),
      });
      const told = (await response.json()) as Schemas['RateUpload'];
      if (!dryRun) {
        await refresh(PATH);
      }
      return { ...told, dryRun };
    },
  });
  const told = work.data;
  const figures = { rows: told?.rows ?? 0, wrong: told?.wrong ?? 0 };
  return (
    <>
      <div className="c-search">
        <FormGroup label={t('rates.file')} fieldId="rates-file">
          <input id="rates-file" type="file" accept=".csv,text/csv" onChange={event => { setFile(event.target.files?.[0]); work.reset(); }} />
        </FormGroup>
        <FormGroup label={word('f', 'currency')} fieldId="rates-currency">
          <TextInput id="rates-currency" value={currency} onChange={(_, text) => setTyped(text.toUpperCase())} />
        </FormGroup>
        <Button variant="secondary" isDisabled={!file || !currency || work.isPending} onClick={() => work.mutate(true)}>{t('import.try')}</Button>
        <Button isDisabled={!file || !currency || work.isPending} onClick={() => work.mutate(false)}>{t('import.take')}</Button>
      </div>
      <Trouble error={work.error} />
      {told && (
        <Alert isInline isLiveRegion variant={figures.wrong > 0 ? 'warning' : 'success'}
          title={t(told.loaded ? 'rates.loaded' : told.dryRun ? 'rates.tried' : 'rates.refused', figures)} />
      )}
      {told && (told.errors ?? []).length > 0 && (
        <Table label={t('rates.title')} rows={told.errors ?? []} keyOf={row => String(row.line)}
          columns={[
            { id: 'line', title: word('f', 'line'), cell: row => row.line },
            { id: 'message', title: word('f', 'message'), cell: row => row.message },
          ]} />
      )}
    </>
  );
}
