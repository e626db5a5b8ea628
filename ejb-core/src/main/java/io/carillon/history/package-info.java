/**
 * What people changed, and the way back of one change: what it changed is put back, and what others changed since stays. Of
 * each kind of thing one class knows what it is now and how it is changed; it goes by the same door as everybody, so the way
 * back is checked, live and audited as every change is.
 */
package io.carillon.history;
