/** What telephones are given, and whom. */
package io.carillon.provisioning;
