/** What was changed in trunks, routes, groups, menus and the like, taking a change back, and a copy of the whole plan. */
package io.carillon.api.history;
