/**
 * What every store shares: how instants and hostile text become columns, and how a loop runs on one thread.
 */
package io.carillon.store;
