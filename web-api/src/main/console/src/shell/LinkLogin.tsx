import { useState, type FormEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { ApiError, ask } from '../api/client';
import { queries } from '../api/queries';
import { useText } from '../i18n';
import { faultsOf, useSaid } from '../parts/faults';
import { Trouble } from '../parts/Trouble';
import { loginOf, session } from '../state/session';
import { HelperText, HelperTextItem } from '../parts/Below';
import { Alert, Button, Card, CardBody, CardTitle, Form, FormGroup, FormHelperText, TextInput, Title } from '../ui';
import { Appearance } from './Appearance';

const FIELDS = ['newPassword'];

/**
 * The page behind a link that logs in once; a new password may be chosen there. The button uses the link up, not whoever looks
 * at the page beforehand. What opens it goes out of the address, and out of what a browser remembers, as soon as it was used.
 */
export default function LinkLogin() {
  const t = useText();
  const navigate = useNavigate();
  const token = useLocation().hash.slice(1);
  const [newPassword, setNewPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const { data } = await ask('post', '/api/auth/link', {
        body: { token, newPassword: newPassword || undefined, code: code || undefined }, asNobody: true,
      });
      queries.clear();
      session.enter(loginOf(data, data?.username ?? ''));
      void navigate('/first-steps', { replace: true });
    } catch (failed) {
      const second = failed instanceof ApiError && (failed.problem.type ?? '').endsWith(':second-factor-needed');
      setNeedsCode(needsCode || second);
      setError(second ? undefined : failed);
      setBusy(false);
    }
  }

  const wrong = faultsOf(error, 'newPassword', useSaid());
  return (
    <main className="c-login">
      <Card>
        <CardTitle component="div">
          <img src="/carillon.svg" alt="" width="48" height="48" />
          <Title headingLevel="h1">Carillon</Title>
        </CardTitle>
        <CardBody>
          <Form onSubmit={submit}>
            <p>{t('link.lead')}</p>
            <FormGroup label={t('link.password')} fieldId="link-password">
              <TextInput id="link-password" type="password" autoComplete="new-password" minLength={12} maxLength={72}
                validated={wrong ? 'error' : 'default'} value={newPassword} onChange={(_, text) => setNewPassword(text)} />
              <FormHelperText>
                <HelperText><HelperTextItem variant={wrong ? 'error' : 'default'}>{wrong || t('link.hint')}</HelperTextItem></HelperText>
              </FormHelperText>
            </FormGroup>
            {needsCode && (
              <FormGroup label={t('login.code')} fieldId="link-code" isRequired>
                <TextInput id="link-code" autoComplete="one-time-code" inputMode="numeric" autoFocus isRequired
                  value={code} onChange={(_, text) => setCode(text)} />
              </FormGroup>
            )}
            {error instanceof ApiError && error.status === 401
              ? <Alert isInline variant="danger" title={t('link.void')} />
              : <Trouble error={error} known={FIELDS} />}
            <Button type="submit" isBlock isLoading={busy} isDisabled={busy || !token || (needsCode && !code)}>{t('login.enter')}</Button>
            <p><Button variant="link" isInline component="a" href="/">{t('link.other')}</Button></p>
          </Form>
        </CardBody>
        <CardBody><Appearance /></CardBody>
      </Card>
    </main>
  );
}
