/**
 * The telephone book for telephones that search it (LDAP, RFC 4511): read only, each telephone with a password of its own,
 * the extensions and the phone book of its own house. Off unless a port is set ({@code carillon.book.*}). Bounded: so many
 * connections, messages of so many bytes, answers of so many people, and nobody stays who says nothing.
 */
package io.carillon.provisioning.ldap;
