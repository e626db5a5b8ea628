import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send, type Schemas } from '../api/client';
import { refresh } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Act, Confirm } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import { download } from '../parts/files';
import { Screen } from '../parts/Page';
import { Table } from '../parts/Table';
import { Alert, FormGroup } from '../ui';

type Answer = Schemas['PlanRestore'];

interface Plan {
  name: string;
  text: string;
}

function isPlan(text: string): boolean {
  try {
    const value = JSON.parse(text) as { plan?: unknown } | null;
    return typeof value?.plan === 'object';
  } catch {
    return false;
  }
}

/** The plan of the house as a file, out and in again. */
export default function Backup() {
  const t = useText();
  const [plan, setPlan] = useState<Plan>();
  const [answer, setAnswer] = useState<Answer>();
  const pick = useMutation({
    mutationFn: async (file: File) => {
      setAnswer(undefined);
      setPlan({ name: file.name, text: await file.text() });
    },
  });
  const isGood = plan !== undefined && isPlan(plan.text);
  return (
    <Screen title={t('page.backup')} lead={t('lead.backup')}>
      <div className="c-stack">
        <Panel title={t('backup.download')}>
          <p className="c-soft">{t('backup.secrets')}</p>
          <div className="c-actions c-gap">
            <Act label={t('backup.download')} variant="primary" run={() => download('/api/backup', 'carillon-plan.json', 'application/json')} />
          </div>
        </Panel>
        <Panel title={t('backup.restore')}>
          <FormGroup label={t('backup.file')} fieldId="backup-file">
            <input id="backup-file" type="file" accept=".json,application/json"
              onChange={event => { const file = event.target.files?.[0]; if (file) { pick.mutate(file); } }} />
          </FormGroup>
          {plan && !isGood && <Alert isInline variant="danger" title={t('backup.notJson')} />}
          {isGood && !answer && (
            <div className="c-actions c-gap">
              <Confirm label={t('backup.restore')} variant="primary" question={t('confirm.restore', { name: plan.name })}
                run={async () => {
                  const response = await send('/api/backup/restore', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: plan.text });
                  setAnswer((await response.json()) as Answer);
                  await refresh('/api/');
                }} />
            </div>
          )}
          {answer && <Told answer={answer} />}
        </Panel>
      </div>
    </Screen>
  );
}

function Told({ answer }: { answer: Answer }) {
  const t = useText();
  const word = useWord();
  const failed = answer.failed ?? [];
  return (
    <div className="c-stack c-gap">
      <Alert isInline isLiveRegion variant={failed.length > 0 ? 'warning' : 'success'}
        title={t('backup.done', { created: answer.created ?? 0, changed: answer.changed ?? 0, unchanged: answer.unchanged ?? 0, failed: failed.length })} />
      {failed.length > 0 && (
        <Table label={t('backup.restore')} rows={failed} keyOf={row => `${row.kind} ${row.name}`}
          columns={[
            { id: 'kind', title: word('f', 'kind'), cell: row => row.kind },
            { id: 'name', title: word('f', 'name'), cell: row => row.name },
            { id: 'message', title: word('f', 'message'), cell: row => row.message },
          ]} />
      )}
    </div>
  );
}
