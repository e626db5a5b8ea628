/** Recording of SIP messages: on, off, and what it recorded of a call. */
package io.carillon.api.trace;
