/** Hot desking: who has logged in where. */
package io.carillon.api.hotdesks;
