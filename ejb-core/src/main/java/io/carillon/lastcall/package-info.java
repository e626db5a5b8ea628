/**
 * Who called an extension last. Kept in memory, one number for each extension; calls are returned by
 * {@code feature.callback}.
 */
package io.carillon.lastcall;
