import type { Field } from '../parts/fields';
import { ADMIN, kind, READERS, type Kind, type Schemas } from './kind';

const PERMISSIONS = ['INTERNAL', 'LOCAL', 'NATIONAL', 'INTERNATIONAL', 'PREMIUM'] as const satisfies readonly Schemas['Permission'][];
const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
/** What a key of a menu can do. */
export const ACTIONS = ['NUMBER', 'MENU', 'EXTERNAL', 'WEBHOOK', 'NAME', 'REPEAT', 'HANG_UP'] as const satisfies readonly Schemas['Action'][];

const enabled = { name: 'enabled', kind: 'switch', initial: true } as const;
const permission = { name: 'permission', kind: 'choice', options: PERMISSIONS } as const;

export const HOURS: readonly Field<'days' | 'from' | 'to'>[] = [
  { name: 'days', kind: 'boxes', options: DAYS, initial: DAYS.slice(0, 5) },
  { name: 'from', kind: 'time', required: true, initial: '09:00' },
  { name: 'to', kind: 'time', required: true, initial: '17:00' },
];

const choice: readonly Field<keyof Schemas['MenuChoice']>[] = [
  { name: 'action', kind: 'choice', options: ACTIONS },
  { name: 'target', kind: 'text' },
];

export const ringGroups = kind<'/api/ring-groups', '/api/ring-groups/{number}', Schemas['RingGroupBody']>()({
  slug: 'ring-groups', title: 'page.ringGroups', one: 'page.ringGroup', lead: 'lead.ringGroups', readers: READERS,
  listPath: '/api/ring-groups', itemPath: '/api/ring-groups/{number}', id: 'number',
  columns: ['number', 'name', 'strategy', 'enabled'],
  fields: [
    { name: 'number', kind: 'text', required: true, onlyNew: true },
    { name: 'name', kind: 'text', required: true },
    enabled,
    { name: 'strategy', kind: 'choice', required: true,
      options: ['ALL', 'LINEAR', 'CIRCULAR', 'LEAST_RECENT', 'FEWEST_CALLS', 'RANDOM', 'WEIGHTED'] },
    { name: 'members', kind: 'rows', required: true, fields: [
      { name: 'number', kind: 'text', required: true },
      { name: 'delaySeconds', kind: 'number', min: 0 },
      { name: 'weight', kind: 'number', min: 1 },
    ] satisfies Field<keyof Schemas['RingGroupMember']>[] },
    { name: 'ringSeconds', kind: 'number', min: 1 },
    { name: 'skipBusy', kind: 'switch' },
    { name: 'confirmed', kind: 'switch', hint: 'hint.confirmed' },
    { name: 'otherwise', kind: 'text', hint: 'hint.otherwise' },
    permission,
  ],
});

export const menus = kind<'/api/menus', '/api/menus/{number}', Schemas['MenuBody']>()({
  slug: 'menus', title: 'page.menus', one: 'page.menu', lead: 'lead.menus', readers: READERS,
  listPath: '/api/menus', itemPath: '/api/menus/{number}', id: 'number',
  columns: ['number', 'title', 'language', 'enabled'],
  fields: [
    { name: 'number', kind: 'text', required: true, onlyNew: true },
    { name: 'title', kind: 'text', required: true },
    enabled,
    { name: 'language', kind: 'choice', required: true, options: ['en', 'de', 'fr', 'es'] },
    { name: 'greeting', kind: 'rows', hint: 'hint.greeting', orNothing: true, fields: [
      { name: 'file', kind: 'text' },
      { name: 'text', kind: 'text' },
      { name: 'silenceMillis', kind: 'number', min: 20, max: 10_000 },
    ] satisfies Field<keyof Schemas['GreetingItem']>[] },
    { name: 'keys', kind: 'rows', fields: [
      { name: 'key', kind: 'choice', required: true, options: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] },
      { name: 'action', kind: 'choice', required: true, options: ACTIONS },
      { name: 'target', kind: 'text' },
    ] satisfies Field<keyof Schemas['MenuKey']>[] },
    { name: 'dialByExtension', kind: 'switch' },
    { name: 'keySeconds', kind: 'number', min: 1 },
    { name: 'moreSeconds', kind: 'number', min: 1 },
    { name: 'tries', kind: 'number', min: 1 },
    { name: 'onTimeout', kind: 'group', fields: choice },
    { name: 'onInvalid', kind: 'group', fields: choice },
    { name: 'onFailure', kind: 'group', fields: choice, hint: 'hint.onFailure' },
    permission,
  ],
});

export const timeConditions = kind<
  '/api/time-conditions', '/api/time-conditions/{number}', Schemas['TimeConditionBody']
>()({
  slug: 'time-conditions', title: 'page.timeConditions', one: 'page.timeCondition', lead: 'lead.timeConditions', readers: READERS,
  listPath: '/api/time-conditions', itemPath: '/api/time-conditions/{number}', id: 'number',
  columns: ['number', 'name', 'zone', 'standing', 'open', 'closed'],
  fields: [
    { name: 'number', kind: 'text', required: true, onlyNew: true },
    { name: 'name', kind: 'text', required: true },
    { name: 'zone', kind: 'text', required: true, initial: Intl.DateTimeFormat().resolvedOptions().timeZone },
    { name: 'standing', kind: 'choice', required: true, options: ['AUTOMATIC', 'OPEN', 'CLOSED'] },
    { name: 'open', kind: 'text', hint: 'hint.open' },
    { name: 'closed', kind: 'text', hint: 'hint.closed' },
    { name: 'hours', kind: 'rows', required: true, fields: HOURS },
    { name: 'holidays', kind: 'rows', fields: [
      { name: 'name', kind: 'text', required: true },
      { name: 'from', kind: 'day', required: true },
      { name: 'to', kind: 'day' },
      { name: 'yearly', kind: 'switch' },
    ] satisfies Field<keyof Schemas['Holiday']>[] },
    { name: 'switchers', kind: 'lines', hint: 'hint.switchers' },
    permission,
  ],
});

export const trunks = kind<'/api/trunks', '/api/trunks/{name}', Schemas['TrunkBody']>()({
  slug: 'trunks', title: 'page.trunks', one: 'page.trunk', lead: 'lead.trunks', readers: READERS,
  listPath: '/api/trunks', itemPath: '/api/trunks/{name}', id: 'name',
  columns: ['name', 'host', 'login', 'enabled', 'state'],
  fields: [
    { name: 'name', kind: 'text', required: true, onlyNew: true },
    enabled,
    { name: 'host', kind: 'text', required: true, placeholder: 'sip.carrier.example' },
    { name: 'port', kind: 'number', min: 1, max: 65_535 },
    { name: 'transport', kind: 'choice', options: ['UDP', 'TCP', 'TLS'] },
    { name: 'login', kind: 'choice', required: true, options: ['ADDRESS', 'DIGEST', 'REGISTER'] },
    { name: 'username', kind: 'text' },
    { name: 'secret', kind: 'secret', hint: 'hint.keepSecret' },
    { name: 'realm', kind: 'text' },
    { name: 'registerSeconds', kind: 'number', min: 1 },
    { name: 'sources', kind: 'lines', hint: 'hint.sources' },
    { name: 'inboundUsername', kind: 'text' },
    { name: 'inboundSecret', kind: 'secret', hint: 'hint.keepSecret' },
    { name: 'region', kind: 'text', placeholder: 'DE' },
    { name: 'numberFormat', kind: 'choice', options: ['AS_DIALLED', 'E164', 'DIGITS', 'NATIONAL'] },
    { name: 'callerPolicy', kind: 'choice', options: ['PASS', 'DID', 'FIXED', 'ANONYMOUS'] },
    { name: 'callerNumber', kind: 'text' },
    { name: 'assertIdentity', kind: 'switch' },
    { name: 'channels', kind: 'number', min: 1 },
    { name: 'callsPerSecond', kind: 'number', min: 1 },
    { name: 'setupSeconds', kind: 'number', min: 1 },
    { name: 'optionsSeconds', kind: 'number', min: 0 },
    { name: 'codecs', kind: 'lines' },
    { name: 'passHeaders', kind: 'lines', hint: 'hint.passes' },
    { name: 'infoBodies', kind: 'lines', hint: 'hint.passes' },
    { name: 'dtmf', kind: 'choice', options: ['AUTO', 'RFC4733', 'INFO', 'INBAND'] },
    { name: 'signing', kind: 'choice', options: ['OFF', 'PASS', 'SIGN'] },
    { name: 'verifying', kind: 'choice', options: ['OFF', 'NOTE', 'REQUIRE'] },
    { name: 'diversions', kind: 'choice', options: ['OWN', 'TRUSTED'] },
    { name: 'mediaSecurity', kind: 'choice', options: ['OFF', 'OFFER', 'REQUIRE', 'OFFER_ANYWHERE', 'REQUIRE_ANYWHERE'] },
  ],
});

export const routes = kind<'/api/routes', '/api/routes/{name}', Schemas['RouteBody']>()({
  slug: 'routes', title: 'page.routes', one: 'page.route', lead: 'lead.routes', readers: READERS,
  listPath: '/api/routes', itemPath: '/api/routes/{name}', id: 'name',
  columns: ['name', 'pattern', 'permission', 'trunks', 'enabled'],
  fields: [
    { name: 'name', kind: 'text', required: true, onlyNew: true },
    enabled,
    { name: 'pattern', kind: 'text', required: true, hint: 'hint.pattern', placeholder: '0Z.' },
    permission,
    { name: 'strip', kind: 'number', min: 0 },
    { name: 'prepend', kind: 'text' },
    { name: 'match', kind: 'text' },
    { name: 'replacement', kind: 'text' },
    { name: 'trunks', kind: 'rows', required: true, fields: [
      { name: 'trunk', kind: 'text', required: true },
      { name: 'priority', kind: 'number', min: 0 },
      { name: 'weight', kind: 'number', min: 0 },
    ] satisfies Field<keyof Schemas['RouteTrunk']>[] },
    { name: 'leastCost', kind: 'switch' },
    { name: 'ringSeconds', kind: 'number', min: 1 },
  ],
});

export const dids = kind<'/api/dids', '/api/dids/{name}', Schemas['DidBody']>()({
  slug: 'dids', title: 'page.dids', one: 'page.did', lead: 'lead.dids', readers: READERS,
  listPath: '/api/dids', itemPath: '/api/dids/{name}', id: 'number',
  columns: ['number', 'extension', 'match', 'trunks', 'enabled'],
  fields: [
    { name: 'number', kind: 'text', required: true, onlyNew: true },
    { name: 'extension', kind: 'text', required: true, hint: 'hint.didTarget' },
    enabled,
    { name: 'match', kind: 'choice', options: ['EXACT', 'PREFIX', 'PATTERN'] },
    { name: 'trunks', kind: 'lines' },
  ],
});

export const sites = kind<'/api/sites', '/api/sites/{name}', Schemas['SiteBody']>()({
  slug: 'sites', title: 'page.sites', one: 'page.site', lead: 'lead.sites', readers: READERS,
  listPath: '/api/sites', itemPath: '/api/sites/{name}', id: 'name',
  columns: ['name', 'city', 'street', 'houseNumber', 'callback'],
  fields: [
    { name: 'name', kind: 'text', required: true, onlyNew: true },
    { name: 'country', kind: 'text', required: true, placeholder: 'DE' },
    { name: 'region', kind: 'text' },
    { name: 'city', kind: 'text', required: true },
    { name: 'postalCode', kind: 'text' },
    { name: 'street', kind: 'text', required: true },
    { name: 'houseNumber', kind: 'text' },
    { name: 'building', kind: 'text' },
    { name: 'floor', kind: 'text' },
    { name: 'room', kind: 'text' },
    { name: 'callback', kind: 'text' },
    { name: 'subnets', kind: 'lines', placeholder: '192.0.2.0/24' },
  ],
});

export const recordingPolicies = kind<
  '/api/recording-policies', '/api/recording-policies/{name}', Schemas['RecordingPolicyBody']
>()({
  slug: 'recording-policies', title: 'page.policies', one: 'page.policy', lead: 'lead.policies', readers: READERS,
  listPath: '/api/recording-policies', itemPath: '/api/recording-policies/{name}', id: 'name',
  columns: ['name', 'scope', 'subject', 'record', 'retentionDays'],
  fields: [
    { name: 'name', kind: 'text', required: true, onlyNew: true },
    { name: 'scope', kind: 'choice', required: true, options: ['EXTENSION', 'TRUNK', 'DIRECTION'] },
    { name: 'subject', kind: 'text', required: true, hint: 'hint.subject' },
    { name: 'record', kind: 'choice', required: true, options: ['ALWAYS', 'ON_DEMAND', 'NEVER'] },
    { name: 'retentionDays', kind: 'number', min: 1 },
  ],
});

export const users = kind<'/api/users', '/api/users/{username}', Schemas['NewUser']>()({
  slug: 'users', title: 'page.users', one: 'page.user', lead: 'lead.users', readers: ADMIN,
  listPath: '/api/users', itemPath: '/api/users/{username}', id: 'username',
  columns: ['username', 'roles', 'extension', 'enabled'],
  fields: [
    { name: 'username', kind: 'text', required: true, onlyNew: true },
    { name: 'password', kind: 'secret', hint: 'hint.password' },
    { name: 'roles', kind: 'boxes', required: true, options: ['admin', 'supervisor', 'user', 'auditor', 'system'] },
    { name: 'extension', kind: 'text', hint: 'hint.userExtension' },
    enabled,
  ],
});

export const watchLists = kind<'/api/watch-lists', '/api/watch-lists/{name}', Schemas['NewWatchList']>()({
  slug: 'watch-lists', title: 'page.watchLists', one: 'page.watchList', lead: 'lead.watchLists', readers: READERS,
  listPath: '/api/watch-lists', itemPath: '/api/watch-lists/{name}', id: 'name',
  columns: ['name', 'displayName', 'members'],
  fields: [
    { name: 'name', kind: 'text', required: true, onlyNew: true },
    { name: 'displayName', kind: 'text', label: 'phoneBook.shown' },
    { name: 'members', kind: 'lines', required: true },
  ],
});

export const webhooks = kind<'/api/webhooks', '/api/webhooks/{name}', Schemas['WebhookBody']>()({
  slug: 'webhooks', title: 'page.webhooks', one: 'page.webhook', lead: 'lead.webhooks', readers: ADMIN,
  listPath: '/api/webhooks', itemPath: '/api/webhooks/{name}', id: 'name',
  columns: ['name', 'url', 'events', 'enabled'],
  fields: [
    { name: 'name', kind: 'text', required: true, onlyNew: true },
    { name: 'url', kind: 'text', required: true, placeholder: 'https://' },
    { name: 'events', kind: 'lines', required: true, hint: 'hint.events' },
    enabled,
  ],
});

export const conferences = kind<'/api/conferences', '/api/conferences/{number}', Schemas['ConferenceBody']>()({
  slug: 'conferences', title: 'page.conferences', one: 'page.conference', lead: 'lead.conferences', readers: READERS,
  listPath: '/api/conferences', itemPath: '/api/conferences/{number}', id: 'number',
  columns: ['number', 'title', 'maximum', 'enabled'],
  fields: [
    { name: 'number', kind: 'text', required: true, onlyNew: true },
    { name: 'title', kind: 'text', required: true },
    enabled,
    { name: 'language', kind: 'choice', required: true, options: ['en', 'de', 'fr', 'es'] },
    { name: 'moderatorPin', kind: 'secret', hint: 'hint.keepSecret' },
    { name: 'participantPin', kind: 'secret', hint: 'hint.keepSecret' },
    { name: 'maximum', kind: 'number', min: 2 },
    { name: 'waitForModerator', kind: 'switch' },
    { name: 'entry', kind: 'choice', options: ['SILENT', 'TONE', 'NAME'] },
    { name: 'record', kind: 'switch' },
    permission,
  ],
});

export const paging = kind<'/api/paging', '/api/paging/{number}', Schemas['PagingZoneBody']>()({
  slug: 'paging', title: 'page.paging', one: 'page.pagingZone', lead: 'lead.paging', readers: READERS,
  listPath: '/api/paging', itemPath: '/api/paging/{number}', id: 'number',
  columns: ['number', 'name', 'members', 'everybody', 'enabled'],
  fields: [
    { name: 'number', kind: 'text', required: true, onlyNew: true },
    { name: 'name', kind: 'text', required: true },
    enabled,
    { name: 'everybody', kind: 'switch' },
    { name: 'members', kind: 'lines' },
    { name: 'callers', kind: 'lines', hint: 'hint.callers' },
    { name: 'maxSeconds', kind: 'number', min: 1 },
    { name: 'multicast', kind: 'text' },
    { name: 'multicastCodec', kind: 'choice', options: ['PCMU', 'PCMA', 'G722'] },
  ],
});

export const devices = kind<'/api/devices', '/api/devices/{mac}', Schemas['NewDevice']>()({
  slug: 'devices', title: 'page.devices', one: 'page.device', lead: 'lead.devices', readers: ADMIN,
  listPath: '/api/devices', itemPath: '/api/devices/{mac}', id: 'mac',
  columns: ['mac', 'model', 'label', 'site', 'lines'],
  fields: [
    { name: 'mac', kind: 'text', required: true, onlyNew: true, placeholder: '001565aabbcc' },
    { name: 'model', kind: 'text', editor: 'model', required: true },
    { name: 'label', kind: 'text' },
    { name: 'site', kind: 'text' },
    { name: 'transport', kind: 'choice', options: ['UDP', 'TCP', 'TLS'] },
    { name: 'mediaSecurity', kind: 'choice', options: ['OFF', 'OFFER', 'REQUIRE', 'OFFER_ANYWHERE', 'REQUIRE_ANYWHERE'], hint: 'hint.deviceSecurity' },
    { name: 'lines', kind: 'rows', required: true, fields: [
      { name: 'extension', kind: 'text', required: true },
      { name: 'label', kind: 'text' },
    ] satisfies Field<keyof Schemas['DeviceLine']>[] },
    { name: 'keys', kind: 'rows', editor: 'keys', fields: [
      { name: 'position', kind: 'number', min: 1 },
      { name: 'kind', kind: 'choice', required: true, options: ['LINE', 'BLF', 'SPEED_DIAL'] },
      { name: 'value', kind: 'text' },
      { name: 'label', kind: 'text' },
    ] satisfies Field<keyof Schemas['DeviceKey']>[] },
  ],
});

export const voicemailLists = kind<
  '/api/voicemail-lists', '/api/voicemail-lists/{number}', Schemas['VoicemailListBody']
>()({
  slug: 'voicemail-lists', title: 'page.voicemailLists', one: 'page.voicemailList', lead: 'lead.voicemailLists', readers: READERS,
  listPath: '/api/voicemail-lists', itemPath: '/api/voicemail-lists/{number}', id: 'number',
  columns: ['number', 'title', 'members'],
  fields: [
    { name: 'number', kind: 'text', required: true, onlyNew: true },
    { name: 'title', kind: 'text', required: true },
    { name: 'members', kind: 'lines', required: true },
  ],
});

export const queues = kind<'/api/queues', '/api/queues/{number}', Schemas['QueueBody']>()({
  slug: 'queues', title: 'page.queues', one: 'page.queue', lead: 'lead.queues', readers: READERS,
  listPath: '/api/queues', itemPath: '/api/queues/{number}', id: 'number',
  columns: ['number', 'name', 'strategy', 'members', 'enabled'],
  fields: [
    { name: 'number', kind: 'text', required: true, onlyNew: true },
    { name: 'name', kind: 'text', required: true },
    enabled,
    { name: 'strategy', kind: 'choice', required: true,
      options: ['RING_ALL', 'ROUND_ROBIN', 'LEAST_RECENT', 'FEWEST_CALLS', 'RANDOM', 'LINEAR', 'SKILLS'] },
    { name: 'priority', kind: 'number', min: 0 },
    { name: 'members', kind: 'rows', required: true, fields: [
      { name: 'number', kind: 'text', required: true },
      { name: 'permanent', kind: 'switch' },
      { name: 'penalty', kind: 'number', min: 0 },
      { name: 'skill', kind: 'number', min: 0 },
    ] satisfies Field<keyof Schemas['QueueMember']>[] },
    { name: 'language', kind: 'choice', options: ['en', 'de', 'fr', 'es'] },
    { name: 'music', kind: 'text' },
    { name: 'announceSeconds', kind: 'number', min: 0 },
    { name: 'announceWait', kind: 'switch' },
    { name: 'callbackKey', kind: 'text' },
    { name: 'maxWaitSeconds', kind: 'number', min: 0 },
    { name: 'maxWaiting', kind: 'number', min: 0 },
    { name: 'join', kind: 'choice', options: ['ALWAYS', 'LOGGED_IN', 'AT_WORK'] },
    { name: 'serviceLevelSeconds', kind: 'number', min: 1 },
    { name: 'onTimeout', kind: 'text', label: 'queues.onTimeout' },
    { name: 'onFull', kind: 'text' },
    { name: 'onEmpty', kind: 'text' },
    { name: 'ringSeconds', kind: 'number', min: 1 },
    { name: 'misses', kind: 'number', min: 0 },
    { name: 'wrapUpSeconds', kind: 'number', min: 0 },
  ],
});

export const phoneBook = kind<'/api/phonebook', '/api/phonebook/{name}', Schemas['PhoneBookBody']>()({
  slug: 'phonebook', title: 'page.phoneBook', one: 'page.phoneBookEntry', lead: 'lead.phoneBook', readers: ['admin', 'supervisor', 'user'],
  listPath: '/api/phonebook', itemPath: '/api/phonebook/{name}', id: 'name',
  columns: ['displayName', 'company', 'numbers'],
  fields: [
    { name: 'name', kind: 'text', label: 'phoneBook.word', required: true, onlyNew: true, hint: 'hint.shortName' },
    { name: 'displayName', kind: 'text', label: 'phoneBook.shown', required: true },
    { name: 'company', kind: 'text' },
    { name: 'numbers', kind: 'lines', required: true, placeholder: '+4930123456' },
  ],
});

export const KINDS: readonly Kind[] = [
  ringGroups, menus, timeConditions, trunks, routes, dids, sites, recordingPolicies, users, watchLists, webhooks, conferences, paging, devices, voicemailLists, queues, phoneBook,
];
