/** Files that remember the latest state of many small things, calls and subscriptions, across restarts and kills. */
package io.carillon.journal;
