/** Drafts in the database. */
package io.carillon.flow.draft.store;
