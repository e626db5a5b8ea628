import { describe, expect, it } from 'vitest';
import { ApiError, isRefused, UNREACHABLE } from '../src/api/client';

describe('what failed', () => {
  it.each([400, 403, 404, 422, 429])('is refused for good with %d', status => expect(isRefused(new ApiError(status, {}))).toBe(true));

  it.each([UNREACHABLE, 409, 500, 502, 503, 504])('may have been done all the same with %d', status =>
    expect(isRefused(new ApiError(status, {}))).toBe(false));

  it('may have been done when nobody knows what failed', () => expect(isRefused(new TypeError('x'))).toBe(false));
});
