/** Requests that a client repeats because it lost our answer: done once, answered the same each time. */
package io.carillon.api.repeat;
