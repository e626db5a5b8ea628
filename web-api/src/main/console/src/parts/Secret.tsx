import { useState } from 'react';
import { useText } from '../i18n';
import { Alert, Button, Card, CardBody, CardTitle } from '../ui';

/** A secret, once: nobody can show it a second time. */
export function Secret({ title, how, secret, close }: { title: string; how?: string; secret: string | undefined; close: () => void }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  return (
    <Card>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody className="c-stack">
        {secret ? (
          <>
            <Alert isInline variant="warning" title={t('secret.once')} />
            <p className="c-secret" data-testid="secret">{secret}</p>
            {how && <p className="c-soft">{how}</p>}
          </>
        ) : <p>{t('secret.own')}</p>}
        <div className="c-actions">
          {secret && (
            <Button variant="secondary" onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}>
              {copied ? t('secret.copied') : t('secret.copy')}
            </Button>
          )}
          <Button onClick={close}>{t('secret.noted')}</Button>
        </div>
      </CardBody>
    </Card>
  );
}
