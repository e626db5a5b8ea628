/** Calls for help: settings, sites and records. */
package io.carillon.api.emergency;
