/** Shows who it is that calls from outside, when the phone book, or the service that is asked besides, knows. */
package io.carillon.feature.callername;
