/** Features of the house, switched on and off by each tenant for itself. */
package io.carillon.api.features;
