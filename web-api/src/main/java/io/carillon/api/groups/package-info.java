/** Ring groups: numbers behind which several telephones ring. */
package io.carillon.api.groups;
