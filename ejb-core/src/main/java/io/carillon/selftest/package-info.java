/**
 * The self-test: whether this server can do what it is for, tried out with real calls.
 *
 * <p>Two extensions, a mailbox and a menu are made for it, two made-up telephones register as those extensions and call: the
 * echo, the menu and a key of it, the mailbox; then the call records are looked up. All of it is removed afterwards, and
 * what an earlier test could not remove is removed before the next. It needs no data of its own and disturbs none: its
 * numbers are drawn by chance from nine million, and its calls carry the name "Self-test (temporary)" in the records, which
 * stay. Limits: one at a time; it says nothing of trunks, networks and telephones outside of this machine.
 */
package io.carillon.selftest;
