/** What ring groups go by, read from the records of calls. */
package io.carillon.group.store;
