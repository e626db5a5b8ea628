/** Whether a tenant wants a feature: one row for each feature that somebody has switched, named by its id. */
package io.carillon.toggle;
