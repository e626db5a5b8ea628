/**
 * What happens beside a call for help: those on the spot are told (a desk telephone rings and shows who calls where, a
 * message is sent, an event goes to the broker), and a record is written that nobody can delete.
 */
package io.carillon.emergency;
