/** The phone book: people and firms outside of the house, and whose number one is. */
package io.carillon.api.phonebook;
