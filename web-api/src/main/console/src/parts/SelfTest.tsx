import { useMutation } from '@tanstack/react-query';
import { ask } from '../api/client';
import { refresh } from '../api/queries';
import { useText } from '../i18n';
import { Alert, Button } from '../ui';
import { Trouble } from './Trouble';

/** The server tries itself out, with real calls. */
export function SelfTest() {
  const t = useText();
  const work = useMutation({
    mutationFn: async () => (await ask('post', '/api/selftest', { body: { steps: ['ECHO', 'MENU', 'VOICEMAIL'] } })).data,
    onSettled: () => refresh('/api/cdrs'),
  });
  const said = work.data;
  return (
    <>
      <p>{t('selftest.how')}</p>
      <p><Button variant="secondary" isLoading={work.isPending} isDisabled={work.isPending} onClick={() => work.mutate()}>{t('selftest.run')}</Button></p>
      <Trouble error={work.error} />
      {said && (
        <Alert isInline isLiveRegion variant={said.passed ? 'success' : 'danger'} title={said.verdict ?? ''}>
          <ul>{(said.steps ?? []).map(step => <li key={step.name}>{step.passed ? '✓' : '✗'} {step.name}: {step.detail}</li>)}</ul>
        </Alert>
      )}
    </>
  );
}
