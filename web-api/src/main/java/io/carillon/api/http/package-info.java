/**
 * What every request has in common: who asks, how pages and versions are named, how large a body may be, and the
 * headers that keep browsers and caches honest.
 */
package io.carillon.api.http;
