export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

function fields(json: string | null | undefined): Record<string, unknown> {
  if (!json) {
    return {};
  }
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { '': value };
  } catch {
    return { '': json };
  }
}

function plain(value: unknown): string {
  return value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What differs between two states of a thing, field by field. */
export function changes(
  before: string | null | undefined, after: string | null | undefined, text: (value: unknown) => string = plain,
): FieldChange[] {
  const old = fields(before);
  const fresh = fields(after);
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter(field => plain(old[field]) !== plain(fresh[field]))
    .map(field => ({ field, before: text(old[field]), after: text(fresh[field]) }));
}
