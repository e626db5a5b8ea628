/**
 * What lets people and programs in besides a password: keys of programs, codes of a second device, and the list of
 * logins that are in force, each of which can be ended.
 */
package io.carillon.access;
