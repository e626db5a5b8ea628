/** Changes of several things of a plan that are thought of together, and published in one transaction. */
package io.carillon.flow.draft;
