/**
 * The demonstration: on request ({@code carillon.demo=true}) a house with something in it, and people in it who are made up.
 *
 * <p>What is added to a fresh house: extensions 1011 to 1014, mailboxes for 1001, 1002 and 1013, a menu at 5000 with a spoken
 * greeting, a queue with music at 5200, a ring group at 5300. While the server runs 1011 answers and speaks, 1012 is busy,
 * 1013 never answers, and 1014 calls the queue every so often and waits there. They are telephones that register with
 * secrets of their own, made at each start; their calls have records like any. A house that has data of its own is left as
 * it is, and has no such telephones. Without the setting what was added stays, and nobody answers.
 */
package io.carillon.demo;
