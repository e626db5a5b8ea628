/** What people changed, putting a change back, and a copy of the whole plan. */
package io.carillon.api.history;
