/**
 * Who is not listened to. The adapter finds out and acts at once; here it is written down, shared with other nodes by
 * way of the database, shown, and corrected by hand.
 */
package io.carillon.protection;
