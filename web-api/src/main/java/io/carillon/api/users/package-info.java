/** Accounts: who may log in, and with which roles. Only administrators see them. */
package io.carillon.api.users;
