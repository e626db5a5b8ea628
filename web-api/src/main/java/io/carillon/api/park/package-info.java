/** Call park and pickup: who is parked where, and whose calls an extension may answer. */
package io.carillon.api.park;
