/** Rows of keys, logins and second factors. */
package io.carillon.access.store;
