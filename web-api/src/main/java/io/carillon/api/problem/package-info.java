/**
 * How the API says no: every error is a problem document (RFC 9457) that names what is wrong and never shows how the
 * server works inside.
 */
package io.carillon.api.problem;
