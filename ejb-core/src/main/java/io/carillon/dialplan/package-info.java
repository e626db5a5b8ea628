/**
 * What numbers mean: compiled when the configuration changes, looked up for every call in a time that depends on the
 * length of the number alone, without a database. Pure.
 */
package io.carillon.dialplan;
