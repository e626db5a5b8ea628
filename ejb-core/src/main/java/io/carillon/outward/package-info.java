/** What this server may reach out to on behalf of others. */
package io.carillon.outward;
