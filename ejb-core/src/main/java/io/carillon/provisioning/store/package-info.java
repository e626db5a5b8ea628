/** Devices, their lines and who asked for their files, in the database. */
package io.carillon.provisioning.store;
