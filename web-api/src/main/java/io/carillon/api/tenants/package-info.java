/** Tenants: made, changed, switched off and removed by whoever runs the server. */
package io.carillon.api.tenants;
