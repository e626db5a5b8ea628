/** Who is spoken to by whom through all telephones at once; {@code feature.paging} calls them. */
package io.carillon.paging;
