/**
 * Ring groups: what is set for them, and what must be remembered of their calls from one to the next. Routing is the
 * business of {@code feature.group}.
 */
package io.carillon.group;
