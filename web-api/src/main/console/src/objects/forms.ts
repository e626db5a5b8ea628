import type { PathOf, Schemas } from '../api/client';
import type { Field } from '../parts/fields';
import type { SearchField } from '../parts/SearchForm';
import { KINDS } from './kinds';
import { OWN_SETTINGS, SCREENING, SPEED_DIALS } from './settings';

const SECURITY = ['OFF', 'OFFER', 'REQUIRE', 'OFFER_ANYWHERE', 'REQUIRE_ANYWHERE'] as const;
const DIRECTIONS = ['INTERNAL', 'INBOUND', 'OUTBOUND'] as const satisfies readonly Schemas['Cdr']['direction'][];

/** What can be changed of an extension. */
export const EXTENSION: readonly Field<keyof Schemas['ExtensionChange']>[] = [
  { name: 'displayName', kind: 'text' },
  { name: 'enabled', kind: 'switch' },
  { name: 'mediaSecurity', kind: 'choice', options: SECURITY, hint: 'hint.mediaSecurity' },
];

/** What a new extension is asked for. */
export const NEW_EXTENSION: readonly Field<keyof Schemas['NewExtension']>[] = [
  { name: 'number', kind: 'text', required: true },
  { name: 'displayName', kind: 'text' },
  { name: 'enabled', kind: 'switch', initial: true },
  { name: 'mediaSecurity', kind: 'choice', options: SECURITY, hint: 'hint.mediaSecurity' },
  { name: 'password', kind: 'secret', hint: 'hint.generated' },
];

/** What a mailbox is like. */
export const MAILBOX: readonly Field<keyof Schemas['Mailbox']>[] = [
  { name: 'enabled', kind: 'switch' },
  { name: 'reasons', kind: 'boxes', options: ['NO_ANSWER', 'BUSY', 'UNREACHABLE'] },
  { name: 'language', kind: 'choice', options: ['en', 'de', 'fr', 'es'] },
  { name: 'zone', kind: 'text' },
  { name: 'operator', kind: 'text' },
  { name: 'review', kind: 'switch' },
  { name: 'trusted', kind: 'switch' },
  { name: 'messages', kind: 'number', min: 1 },
  { name: 'seconds', kind: 'number', min: 1 },
  { name: 'leastSeconds', kind: 'number', min: 0 },
  { name: 'longestSeconds', kind: 'number', min: 1 },
  { name: 'retentionDays', kind: 'number', min: 1 },
  { name: 'email', kind: 'text' },
  { name: 'attach', kind: 'switch' },
  { name: 'transcribe', kind: 'switch' },
];

export const API_KEY: readonly Field<keyof Schemas['NewApiKey']>[] = [
  { name: 'name', kind: 'text', required: true },
  { name: 'roles', kind: 'boxes', required: true, options: ['admin', 'supervisor', 'user', 'auditor'] },
];

/** What calls that are over are found by. */
export const HISTORY_SEARCH: readonly SearchField[] = [
  { name: 'caller' }, { name: 'callee' }, { name: 'extension' },
  { name: 'from', moment: true }, { name: 'to', moment: true },
  { name: 'direction', options: DIRECTIONS },
  { name: 'disposition', options: ['ANSWERED', 'BUSY', 'NO_ANSWER', 'CANCELLED', 'REJECTED', 'FAILED'] },
];

export const REPORT_SEARCH: readonly SearchField[] = [
  { name: 'granularity', options: ['hour', 'day'] }, { name: 'extension', hint: 'hint.reportExtension' },
  { name: 'direction', options: DIRECTIONS },
  { name: 'from', moment: true }, { name: 'to', moment: true },
];

/** What calls in which somebody heard badly are found by. */
export const QUALITY_SEARCH: readonly SearchField[] = [
  { name: 'extension' }, { name: 'below' }, { name: 'from', moment: true }, { name: 'to', moment: true },
];

export const SUBSCRIPTION_SEARCH: readonly SearchField[] = [
  { name: 'watcher' }, { name: 'target' }, { name: 'event', options: ['dialog', 'presence', 'message-summary', 'reg'] },
];

const limits = { name: 'limits', kind: 'group', fields: [
  { name: 'extensions', kind: 'number', min: 0, max: 1_000_000 },
  { name: 'users', kind: 'number', min: 0, max: 1_000_000 },
  { name: 'calls', kind: 'number', min: 0, max: 1_000_000 },
  { name: 'historyDays', kind: 'number', min: 0, max: 36_500 },
  { name: 'auditDays', kind: 'number', min: 0, max: 36_500 },
] satisfies Field<keyof Schemas['TenantLimits']>[] } as const;

/** What a new tenant is asked for. */
export const NEW_TENANT: readonly Field<keyof Schemas['NewTenant']>[] = [
  { name: 'name', kind: 'text', required: true, hint: 'hint.tenantName' },
  { name: 'displayName', kind: 'text', label: 'phoneBook.shown' },
  { name: 'domains', kind: 'lines', required: true, hint: 'hint.domains' },
  { name: 'realm', kind: 'text', hint: 'hint.realm' },
  limits,
  { name: 'admin', kind: 'text', hint: 'hint.tenantAdmin' },
];

/** What can be changed of a tenant. */
export const TENANT: readonly Field<keyof Schemas['TenantChange']>[] = [
  { name: 'displayName', kind: 'text', label: 'phoneBook.shown' },
  { name: 'enabled', kind: 'switch' },
  { name: 'domains', kind: 'lines', required: true, hint: 'hint.domains' },
  limits,
];

/** A form and where the API takes what is filled in. */
export interface Form {
  method: 'post' | 'put';
  path: string;
  fields: readonly Field[];
}

const of = (method: Form['method'], path: PathOf<'post'> | PathOf<'put'>, fields: readonly Field[]): Form => ({ method, path, fields });

/** Every form that is made of fields: a test compares its choices with those of the API. */
export const FORMS: readonly Form[] = [
  ...KINDS.map(kind => ({ method: 'post' as const, path: kind.listPath, fields: kind.fields })),
  ...OWN_SETTINGS.map(setting => ({ method: 'put' as const, path: setting.path as string, fields: setting.fields })),
  of('put', '/api/screening', SCREENING),
  of('put', '/api/speed-dials', SPEED_DIALS),
  of('put', '/api/extensions/{number}', EXTENSION),
  of('post', '/api/extensions', NEW_EXTENSION),
  of('post', '/api/tenants', NEW_TENANT),
  of('put', '/api/tenants/{name}', TENANT),
  of('put', '/api/voicemail/{extension}', MAILBOX),
  of('post', '/api/api-keys', API_KEY),
];

/** Every search, by where it is asked. */
export const SEARCHES: readonly { path: string; fields: readonly SearchField[] }[] = [
  { path: '/api/cdrs', fields: HISTORY_SEARCH },
  { path: '/api/reports/rollups', fields: REPORT_SEARCH },
];
