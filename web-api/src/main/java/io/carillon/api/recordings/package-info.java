/** Recordings: found, heard, kept and destroyed; and the policies that say which calls are recorded. */
package io.carillon.api.recordings;
