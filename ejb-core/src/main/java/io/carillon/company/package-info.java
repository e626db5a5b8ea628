/** What a tenant takes from the company's directory (LDAP, Active Directory): who may log in, and who has which extension. */
package io.carillon.company;
