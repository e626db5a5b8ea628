/** Messages of a call for who looks for a fault: as a ladder, and as a capture that network tools read. */
package io.carillon.trace;
