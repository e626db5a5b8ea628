import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send, type Schemas } from '../api/client';
import { useText } from '../i18n';
import { Panel } from '../parts/Figure';
import { Trouble } from '../parts/Trouble';
import { Alert, Button, FormGroup } from '../ui';

/** Takes the holidays of a calendar, as states and churches publish them, into the hours. */
export function HolidayFile({ number, then }: { number: string; then: () => Promise<unknown> }) {
  const t = useText();
  const [file, setFile] = useState<File>();
  const work = useMutation({
    mutationFn: async (calendar: File) => {
      const response = await send(`/api/time-conditions/${encodeURIComponent(number)}/holidays`, {
        method: 'POST', headers: { 'Content-Type': 'text/calendar', Accept: 'application/json' }, body: await calendar.text(),
      });
      const told = (await response.json()) as Schemas['HolidayImport'];
      await then();
      return told;
    },
  });
  return (
    <Panel title={t('holidays.title')}>
      <div className="c-search">
        <FormGroup label={t('holidays.file')} fieldId="holidays-file">
          <input id="holidays-file" type="file" accept=".ics,text/calendar" onChange={event => { setFile(event.target.files?.[0]); work.reset(); }} />
        </FormGroup>
        <Button variant="secondary" isDisabled={!file || work.isPending} isLoading={work.isPending} onClick={() => work.mutate(file!)}>{t('holidays.take')}</Button>
      </div>
      <Trouble error={work.error} />
      {work.data && (
        <Alert isInline isLiveRegion variant="success"
          title={t('holidays.done', { added: work.data.added ?? 0, known: work.data.known ?? 0, passedOver: work.data.passedOver ?? 0 })} />
      )}
    </Panel>
  );
}
