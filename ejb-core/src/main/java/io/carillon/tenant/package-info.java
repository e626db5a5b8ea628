/**
 * Tenants: several houses on one server, none of which sees anything of another.
 *
 * <p>Everything that is stored or happens belongs to a tenant. Its telephones are told apart by the domain they register with
 * ({@link io.carillon.contract.SipDomain}), its people by their login names, which are unique on the server; so its
 * extensions may have the numbers of another's. {@link io.carillon.tenant.Customers} makes, changes and removes them,
 * {@link io.carillon.tenant.CustomerLoader} carries that to what lives without the database. A tenant that is
 * switched off keeps its data: its telephones are answered 403, its trunks are idle, its people cannot log in, and the
 * calls it has go on until somebody hangs up. Removing one takes everything but its audit and its calls for help.
 *
 * <p>The first tenant, {@code default}, is there from the start and stays. Who has the role {@code system} in it may do all this.
 */
package io.carillon.tenant;
