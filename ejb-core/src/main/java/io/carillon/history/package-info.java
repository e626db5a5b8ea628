/**
 * What people changed, and the way back of one change: what it changed is put back, and what others changed since stays. Of
 * each kind of thing one class knows what it is now and how it is changed; it goes by the same door as everybody, so the way
 * back is checked, live and audited as every change is.
 *
 * <p>Settings: {@code carillon.history.retention-days} (365) and {@code carillon.audit.retention-days} (1095; 0 keeps for ever)
 * where a tenant does not say.
 */
package io.carillon.history;
