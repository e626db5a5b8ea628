import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf, send, type Schemas } from '../api/client';
import { refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Mark } from '../parts/Cells';
import { Act } from '../parts/Confirm';
import { download, offer } from '../parts/files';
import { Screen } from '../parts/Page';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { csv } from '../state/csv';
import type { MessageKey } from '../locales/en';
import { HelperText, HelperTextItem } from '../parts/Below';
import { Alert, Button, FormGroup, FormSelect, FormSelectOption, TextArea } from '../ui';

type Answer = Schemas['TableImport'];
type Row = Schemas['TableImportRow'];

const CSV = 'text/csv';

/** What there is many of as a table, out and in; what would come of it is shown before anything is changed. */
export default function Import() {
  const t = useText();
  const tables = useRead('/api/tables').data?.items ?? [];
  const [kind, setKind] = useState('extensions');
  const [table, setTable] = useState('');
  const work = useMutation({
    mutationFn: async (dryRun: boolean): Promise<Answer> => {
      const response = await send(addressOf('/api/tables/{kind}', { kind }, { dryRun }), {
        method: 'POST', headers: { 'Content-Type': CSV, Accept: 'application/json' }, body: table,
      });
      if (!dryRun) {
        await refresh('/api/');
      }
      return (await response.json()) as Answer;
    },
  });
  const change = (text: string) => {
    setTable(text);
    work.reset();
  };
  const choose = (name: string) => {
    setKind(name);
    work.reset();
  };
  const columns = tables.find(one => one.name === kind)?.columns?.map(column => column.name).join(', ');
  const isTried = work.data?.dryRun === true;
  return (
    <Screen title={t('page.import')} lead={t('lead.import')}
      actions={<Act label={t('import.download')} run={() => download(addressOf('/api/tables/{kind}', { kind }), `${kind}.csv`, CSV)} />}>
      <form className="c-stack c-form" onSubmit={event => event.preventDefault()}>
        <FormGroup label={t('import.kind')} fieldId="import-kind">
          <FormSelect id="import-kind" value={kind} onChange={(_, name) => choose(name)}>
            {tables.map(one => <FormSelectOption key={one.name} value={one.name} label={t(`table.${one.name}` as MessageKey)} />)}
          </FormSelect>
          {columns && <HelperText><HelperTextItem>{t('import.columns', { columns })}</HelperTextItem></HelperText>}
        </FormGroup>
        <FormGroup label={t('import.file')} fieldId="import-file">
          <input id="import-file" type="file" accept=".csv,text/csv"
            onChange={event => void event.target.files?.[0]?.text().then(change)} />
        </FormGroup>
        <FormGroup label={t('import.table')} fieldId="import-table">
          <TextArea id="import-table" rows={8} spellCheck={false} value={table} onChange={(_, text) => change(text)} />
        </FormGroup>
        <div className="c-actions">
          <Button isDisabled={table.trim() === '' || work.isPending} isLoading={work.isPending && work.variables} variant={isTried ? 'secondary' : 'primary'}
            onClick={() => work.mutate(true)}>{t('import.try')}</Button>
          <Button isDisabled={!isTried || work.isPending} isLoading={work.isPending && !work.variables} variant={isTried ? 'primary' : 'secondary'}
            onClick={() => work.mutate(false)}>{t('import.take')}</Button>
        </div>
      </form>
      <Trouble error={work.error} />
      {work.data && <Told answer={work.data} />}
    </Screen>
  );
}

function Told({ answer }: { answer: Answer }) {
  const t = useText();
  const word = useWord();
  const figures = { created: answer.created ?? 0, changed: answer.changed ?? 0, unchanged: answer.unchanged ?? 0, failed: answer.failed ?? 0 };
  const rows = answer.rows ?? [];
  const secrets = rows.filter(row => row.secret);
  return (
    <div className="c-stack c-gap">
      <Alert isInline isLiveRegion variant={figures.failed > 0 ? 'warning' : answer.dryRun ? 'info' : 'success'}
        title={t(answer.dryRun ? 'import.tried' : 'import.done', figures)} />
      {secrets.length > 0 && (
        <Alert isInline variant="warning" title={t('import.secrets')}
          actionLinks={<Button variant="secondary" size="sm" onClick={() => offer('secrets.csv', secretsOf(secrets))}>{t('import.saveSecrets')}</Button>} />
      )}
      <Table<Row> label={t('page.import')} rows={rows} keyOf={row => `${row.line} ${row.column ?? ''}`} empty={t('list.empty')}
        columns={[
          { id: 'line', title: word('f', 'line'), cell: row => row.line },
          { id: 'name', title: word('f', 'name'), cell: row => row.name },
          { id: 'outcome', title: word('f', 'outcome'), cell: row => <Mark word={row.outcome} /> },
          { id: 'column', title: word('f', 'column'), cell: row => row.column ?? '—' },
          { id: 'message', title: word('f', 'message'), cell: row => row.message ?? '—' },
          ...(secrets.length > 0 ? [{ id: 'secret', title: word('f', 'secret'), cell: (row: Row) => <code>{row.secret ?? ''}</code> }] : []),
        ]} />
    </div>
  );
}

function secretsOf(rows: readonly Row[]): Blob {
  return new Blob([csv([['name', 'secret'], ...rows.map(row => [row.name ?? '', row.secret ?? ''])])], { type: CSV });
}
