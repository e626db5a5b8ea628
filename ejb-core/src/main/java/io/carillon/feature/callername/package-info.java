/** Shows who it is that calls from outside, when the phone book knows. */
package io.carillon.feature.callername;
